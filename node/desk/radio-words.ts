/** How people on the radio say a stage, in English and Danish. */

export type RadioStage = 'despatched' | 'en route' | 'on site' | 'off site'

/** In small letters, one space between words. Danish also as it is typed without its letters. */
const said: Readonly<Record<RadioStage, readonly string[]>> = {
  despatched: ['despatched', 'dispatched', 'sent', 'sendt', 'afsendt', 'disponeret'],
  'en route': [
    ...['en route', 'enroute', 'en-route', 'on route', 'on the way', 'on way', 'responding'],
    ...['på vej', 'paa vej', 'undervejs'],
  ],
  'on site': [
    ...['on site', 'onsite', 'on-site', 'on scene', 'at site', 'arrived', 'on'],
    ...['fremme', 'ankommet', 'på stedet', 'paa stedet', 'på adressen', 'paa adressen'],
  ],
  'off site': [
    ...['off site', 'offsite', 'off-site', 'left site', 'left', 'clear', 'cleared', 'off'],
    ...['kørt', 'koert', 'kørt fra stedet', 'koert fra stedet', 'afsluttet', 'forladt'],
    ...['forladt stedet', 'færdig', 'faerdig'],
  ],
}

/** They begin too much else: "on patrol", "off duty". A time or the end has to follow. */
const bare: ReadonlySet<string> = new Set(['on', 'off'])

/** "14 is on site", "14 er fremme". */
export const fillers: ReadonlySet<string> = new Set(['is', 'er', 'now', 'nu'])
/** "at 0312", "kl. 03.12". */
export const timeWords: ReadonlySet<string> = new Set(['at', 'kl'])

const phrases = Object.entries(said)
  .flatMap(([stage, all]) => all.map((words) => ({ stage: stage as RadioStage, words })))
  .map(({ stage, words }) => ({ stage, words: words.split(' '), bare: bare.has(words) }))
  .sort((a, b) => b.words.length - a.words.length)

export type FoundStage = {
  readonly stage: RadioStage
  /** How many words it is said in. */
  readonly length: number
  /** Only with a time or nothing after it. */
  readonly bare: boolean
}

/** The longest way to say a stage that begins at this word. */
export function stageAt(words: readonly string[], at: number): FoundStage | undefined {
  const found = phrases.find((phrase) => phrase.words.every((word, i) => words[at + i] === word))
  return found && { stage: found.stage, length: found.words.length, bare: found.bare }
}
