/** The words of an address: what streets are called, and how that is cut short. */
import { plain, spellings, wordSet } from './text.ts'

/** English, American, Australian; Danish, German and others where they stand as a word alone. */
export const streetTypes = spellings({
  street: 'st str sts streets',
  road: 'rd roads rds',
  avenue: 'ave av aven avenida',
  boulevard: 'boulevarden blvd blv bvd boul boulv blvrd',
  lane: 'ln',
  drive: 'dr drv',
  court: 'ct crt',
  place: 'pl plc',
  square: 'sq',
  highway: 'hwy hway hgwy',
  parade: 'pde',
  terrace: 'tce ter terr',
  crescent: 'cres cr crs crsnt',
  close: 'cl',
  circuit: 'cct cct circ',
  circle: 'cir',
  esplanade: 'esp espl',
  way: 'wy',
  parkway: 'pkwy pky pwy',
  pike: '',
  turnpike: 'tpke',
  alley: 'aly',
  grove: 'gr gve grv',
  mews: '',
  walk: 'wlk',
  row: '',
  quay: 'qy',
  plaza: 'plz pza',
  mall: '',
  arcade: 'arc',
  freeway: 'fwy',
  expressway: 'expy',
  trail: 'trl',
  rise: '',
  loop: '',
  gardens: 'gdns gdn',
  promenade: 'prom',
  concourse: '',
  vej: 'v',
  gade: 'gd',
  allé: 'al',
  plads: 'pladsen',
  torv: '',
  stræde: '',
  vænge: '',
  straße: 'strasse',
  weg: '',
  platz: '',
  gata: '',
  vägen: '',
  rue: '',
  via: '',
  calle: '',
  piazza: '',
})

/** Words that are a street's kind only at its end: "Forest Hill Rd", "Park Lane", "Hill St". */
export const placeLikeTypes = wordSet(
  'place court close row walk grove mall rise loop gardens mews square plaza quay pike arcade terrace circle circuit way parade',
)

/** What Danish, German and Swedish streets end in, written in one word; cut short as on signs. */
const endings: readonly (readonly [short: RegExp, whole: string])[] = [
  [/(?<=..)(?:gaden|gade|gd\.?|g\.)$/, 'gade'],
  [/(?<=..)(?:vejen|vej|vj\.?|v\.)$/, 'vej'],
  [/(?<=..)(?:strasse|str\.?)$/, 'strasse'],
  [/(?<=..)(?:stradet|strade)$/, 'strade'],
  [/(?<=..)(?:pladsen|plads|pl\.)$/, 'plads'],
  [/(?<=..)(?:platz)$/, 'platz'],
  [/(?<=...)(?:alleen|alle|al\.)$/, 'alle'],
  [/(?<=..)(?:torvet|torv)$/, 'torv'],
  [/(?<=..)(?:boulevarden|boulevard|blvd\.?)$/, 'boulevard'],
  [/(?<=..)(?:vangets|vanget|vange)$/, 'vange'],
  [/(?<=..)(?:weg)$/, 'weg'],
  [/(?<=..)(?:gatan|gata)$/, 'gatan'],
  [/(?<=..)(?:vagen)$/, 'vagen'],
]

/** "vestergd." to its beginning and kind ("vester", "gade"); undefined for other words. */
export function streetInOneWord(word: string): { core: string; type: string } | undefined {
  for (const [short, whole] of endings) {
    const found = short.exec(word)
    if (found) return { core: word.slice(0, found.index), type: whole }
  }
  return undefined
}

export const directions = spellings({
  north: 'n nth no nord',
  south: 's sth so syd',
  east: 'e ost',
  west: 'w vest',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
})

const counted = spellings({
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
  '6th': 'sixth',
  '7th': 'seventh',
  '8th': 'eighth',
  '9th': 'ninth',
  '10th': 'tenth',
  '11th': 'eleventh',
  '12th': 'twelfth',
  saint: 'st ste skt sankt sct sanct',
  mount: 'mt',
  point: 'pt',
  fort: 'ft',
  north: 'n nth',
  south: 's sth',
  east: 'e',
  west: 'w',
  upper: 'upr',
  lower: 'lwr',
  great: 'gt',
  gammel: 'gl gamle',
  nørre: 'ndr nr',
  sønder: 'sdr søndre',
  little: 'lt',
  doctor: 'dr',
  martinlutherking: 'mlk',
  heights: 'hts',
  junction: 'jct jctn',
  center: 'centre cntr ctr',
  township: 'twp',
  springs: 'spgs',
  beach: 'bch',
  park: 'pk',
  valley: 'vly',
  village: 'vlg',
  hill: 'hl',
  lake: 'lk',
  river: 'rvr',
  grand: 'gd',
  kobenhavn: 'kbh kobenhavn copenhagen cph',
  frederiksberg: 'frb',
  munchen: 'munich',
  koln: 'cologne',
})

/** A word of a street's or suburb's name, written out: "Mt" is "mount", "Sixth" is "6th". */
export function wordOfName(word: string): string {
  const bare = word.endsWith('.') ? word.slice(0, -1) : word
  return counted.get(bare) ?? bare
}

/** What follows only says where in the street: "837 Second Ave. between 44th and 45th Sts." */
export const onlyWhere = wordSet('between bet btw btwn betw near nr off opp opposite behind mellem')
export const cornerWords = wordSet('cnr corner crn cor hjørnet hjørne ecke')
export const and = wordSet('and & og und at')
export const lotWords = wordSet('lot matrikel matr parcel')
export const boxWords = wordSet('pobox postbox postboks postfach gpobox')

/** Words before the number of a part of a building, and which part that is. */
export const unitWords: ReadonlyMap<string, Part> = new Map([
  ...parts(
    'unit',
    'unit u un shop shp suite ste apt apartment flat room rm office ofc tenancy ten',
  ),
  ...parts(
    'unit',
    'factory fy fcty warehouse whse bay kiosk ksk dock store stall lejlighed lejl #',
  ),
  ...parts('unit', 'villa vla townhouse studio wohnung whg dør door'),
  ...parts('level', 'level lvl lv l floor fl flr etage sal stock'),
  ...parts('building', 'building bldg bld block blk tower twr hal halle'),
])

type Part = 'unit' | 'level' | 'building'

function parts(part: Part, words: string): [string, Part][] {
  return words.split(' ').map((word) => [plain(word), part])
}

/** "Ground floor": levels that have a word in place of a number. */
export const levelNames = spellings({
  '0': 'ground g grd stuen st eg',
  mezzanine: 'mezz',
  basement: 'kl kælder kld ug lower lg',
  upper: 'ug',
  '1': '1st first',
  '2': '2nd second',
  '3': '3rd third',
})
/** Which door of a Danish landing. */
export const doors = wordSet('tv th mf')
