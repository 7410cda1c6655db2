/** Words: both languages have the same, and no page has any of its own. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { texts } from '../../admin-ui/locales/locales.ts'
import type { View } from '../../admin-ui/view.ts'
import { refusalWords } from '../../admin-ui/views/refusal.ts'
import type { AddressBookCode } from '../../node/address-book/refusal.ts'
import type { AttachmentCode } from '../../node/attachment/refusal.ts'
import type { DeskCode } from '../../node/desk/context.ts'
import type { RadioUnclear } from '../../node/desk/radio-line.ts'
import type { RefusalCode } from '../../node/job/result.ts'
import type { LinkingCode } from '../../node/link/linking-refusal.ts'
import { sources } from '../house/source.ts'

type Leaf = { readonly path: string; readonly value: unknown }

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`))
}

t.test('Danish has each word that English has, and no other', async (t) => {
  const paths = (language: 'en' | 'da') =>
    leaves(texts[language]).map(({ path, value }) =>
      typeof value === 'function' ? `${path}(${value.length})` : path,
    )
  t.strictSame(paths('da').sort(), paths('en').sort())
})

t.test('no word is empty, whatever is put into it', async (t) => {
  for (const language of ['en', 'da'] as const) {
    const wrong = leaves(texts[language]).filter(({ value }) => {
      const said = typeof value === 'function' ? value('7', '8', '9', '10') : value
      if (typeof said !== 'string' || said.trim() !== said) return true
      return said === '' || /undefined|\[object/.test(said)
    })
    t.strictSame(wrong, [], language)
  }
})

t.test('every refusal of a use case has its words, in both languages', async (t) => {
  for (const language of ['en', 'da'] as const) {
    const { refusal, jobAct } = texts[language]
    // A code that is missing is a fault of types here.
    const jobsAndLinks: Readonly<Record<RefusalCode | LinkingCode, string>> = refusal.codes
    const desk: Readonly<Record<DeskCode, string>> = refusal.desk
    const files: Readonly<Record<AttachmentCode, string>> = refusal.files
    const addressBook: Readonly<Record<AddressBookCode, string>> = refusal.addressBook
    const radio: Readonly<Record<RadioUnclear['why'], string>> = jobAct.radio.unclear
    for (const [what, words] of Object.entries({ jobsAndLinks, desk, files, addressBook, radio })) {
      t.ok(Object.keys(words).length > 7, what)
      t.strictSame(
        Object.entries(words).filter(([, said]) => !/^\p{Lu}.*\.$/u.test(said)),
        [],
        `${language}: ${what} in sentences`,
      )
    }
  }
})

t.test('every code that a use case refuses with is among those that have words', async (t) => {
  const rooms = { desk: 'desk', attachment: 'files', 'address-book': 'addressBook' } as const
  for (const [room, of] of Object.entries(rooms)) {
    const codes = sources()
      .filter(({ path }) => path.startsWith(`node/${room}/`))
      .flatMap(({ text }) => [...text.matchAll(/\brefuse[A-Z]\w+\(\s*'([\w-]+)'/g)])
      .map(([, code = '']) => code)
    t.ok(codes.length > 5, room)
    for (const code of codes) {
      const said = { code, message: 'In English.' }
      const view = { language: 'da', text: texts.da } as View
      const words = texts.da.refusal[of] as Readonly<Record<string, string>>
      t.equal(refusalWords(view, said, of), words[code], `${room}: ${code}`)
      t.equal(refusalWords({ ...view, language: 'en' }, said, of), 'In English.', 'closer')
    }
  }
})

/** What stands in the `html` templates of a file between tags and in attributes that are read. */
function visibleText(text: string): string[] {
  const found: string[] = []
  for (const template of templatesIn(text)) {
    for (const [, value] of template.matchAll(/ (?:title|placeholder|alt|aria-label)="([^"]*)"/g)) {
      found.push(value ?? '')
    }
    found.push(template.replaceAll(/<(code|pre|kbd|svg)\b[\s\S]*?<\/\1>|<[^>]*>/g, ' '))
  }
  return found
}

/** The literal parts of each template, what is put in left out; templates in those, too. */
function templatesIn(text: string): string[] {
  const found: string[] = []
  for (let at = text.indexOf('html`'); at >= 0; at = text.indexOf('html`', at + 1)) {
    found.push(literalFrom(text, at + 'html`'.length))
  }
  return found
}

function literalFrom(text: string, start: number): string {
  let literal = ''
  for (let i = start; i < text.length && text[i] !== '`'; i++) {
    if (text[i] === '\\') i++
    else if (text.startsWith('${', i)) i = endOfHole(text, i + 2)
    else literal += text[i]
  }
  return literal
}

/** Where the brace is that closes it; templates and braces inside are passed over. */
function endOfHole(text: string, start: number): number {
  let depth = 1
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
    else if (text[i] === '`') {
      i++
      while (i < text.length && text[i] !== '`') {
        if (text[i] === '\\') i += 2
        else i = text.startsWith('${', i) ? endOfHole(text, i + 2) + 1 : i + 1
      }
    }
  }
  return text.length
}

/** The same in every language: our name, samples of numbers; and attributes without their element. */
const names = /\b(?:Baton|baton|[A-Z]{3}\d+)\b|\b[a-z-]+="[^"]*"/g

t.test('the test finds words that stand in a template', async (t) => {
  const hole = (inside: string) => `$\{${inside}}`
  const inner = hole("a ? html`<b>Hidden words</b>` : ''")
  const page = `html\`<p title="${hole('x')}">${inner} </p><code>cmd</code>\``
  t.strictSame(
    visibleText(page).flatMap((one) => one.trim() || []),
    ['Hidden words'],
  )
  t.strictSame(visibleText('html`<a title="Some words"></a>`')[0], 'Some words')
})

t.test('no page has words of its own: all are in the locales', async (t) => {
  const pages = sources().filter(({ path }) => /^admin-ui\/(pages|views)\//.test(path))
  t.ok(pages.length > 20)
  const own = pages.flatMap(({ path, text }) =>
    visibleText(text).flatMap((words) => {
      const [word] = words.replaceAll(names, '').match(/\p{L}{2,}[^\n]*/u) ?? []
      return word === undefined ? [] : [`${path}: ${word}`]
    }),
  )
  t.strictSame(own, [])
})

t.test('scripts say nothing but what pages hand them', async (t) => {
  for (const { path, text } of sources().filter((one) => /^admin-ui\/static\//.test(one.path))) {
    const quoted = [...text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').matchAll(/'([^'\n]*)'/g)]
    const sentences = quoted.filter(([, said]) => /^[A-Z]\p{L}+ \p{L}+/u.test(said ?? ''))
    t.strictSame(sentences, [], path)
  }
})

t.test('text can be read on every ground, in each scheme: 4.5 to 1', async (t) => {
  const folder = new URL('../../admin-ui/static/style/', import.meta.url)
  const style = readFileSync(new URL('_tokens.css', folder), 'utf8')
  const pairs = [...style.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark]] as const,
  )
  const colours = new Map<string, readonly string[]>(pairs)
  const tones = ['loud', 'warn', 'good', 'info', 'quiet']
  const grounds = ['ground', 'sheet', 'sunk', ...tones.map((tone) => `${tone}-ground`)]
  for (const mode of [0, 1]) {
    for (const ground of grounds) {
      const inks = ground.endsWith('-ground')
        ? ['text', ground.replace('-ground', '')]
        : ['text', 'soft', 'link', ...tones]
      for (const ink of inks) {
        const pair = [colours.get(ground)?.[mode] ?? '', colours.get(ink)?.[mode] ?? '']
        t.ok(contrast(pair[0] ?? '', pair[1] ?? '') >= 4.5, `${ink} on ${ground}: ${pair}`)
      }
    }
  }
})

/** WCAG 2: relative luminances, the lighter over the darker. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
