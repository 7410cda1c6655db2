/** The style: what it styles is on some page. */
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { tones } from '../../admin-ui/views/badge.ts'
import { sources } from '../house/source.ts'

const folder = new URL('../../admin-ui/static/style/', import.meta.url)

/** Classes that a page gets from a value: of what tone it is, how wide, how a form is laid out. */
const byValue: readonly string[] = [...tones, 'narrow', 'wide', 'line', 'actions']

/** Words of what is put into `class`, in templates, attributes and scripts. */
function classesOf(text: string): string[] {
  const places = [
    /class="((?:\$\{(?:[^{}]|\{[^{}]*\})*\}|[^"])*)"/g,
    /\bclass(?:Name)?: ([^\n]*)/g,
    /classList\.\w+\(([^)]*)\)/g,
    /className = ([^\n]*)/g,
  ]
  return places
    .flatMap((place) => [...text.matchAll(place)])
    .flatMap(([, words = '']) => words.match(/[A-Za-z][\w-]*/g) ?? [])
}

/** The selectors of a style sheet, without those of its at-rules. */
function selectorsOf(style: string): string[] {
  return [...style.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)]
    .map(([, selector = '']) => selector.trim())
    .filter((selector) => !selector.startsWith('@'))
}

t.test('the test finds classes where they stand', async (t) => {
  t.strictSame(classesOf('html`<p class="one $' + '{two && html`x`} three">`'), [
    ...['one', 'two', 'html', 'x', 'three'],
  ])
  t.strictSame(classesOf("const own = { class: 'four' }\nchip.classList.toggle('five', on)"), [
    ...['four', 'five', 'on'],
  ])
  t.strictSame(selectorsOf('@layer x { /* .no { */ .a > .b, p { color: red; } }'), ['.a > .b, p'])
})

t.test('no rule is for a class that no page has', async (t) => {
  const used = new Set([
    ...byValue,
    ...sources()
      .filter(({ path }) => path.startsWith('admin-ui/') && !path.includes('/locales/'))
      .flatMap(({ text }) => classesOf(text)),
  ])
  const parts = readdirSync(folder)
  t.ok(parts.length > 10)
  const dead = parts.flatMap((part) =>
    selectorsOf(readFileSync(new URL(part, folder), 'utf8'))
      .flatMap((selector) => selector.match(/\.[A-Za-z][\w-]*/g) ?? [])
      .filter((name) => !used.has(name.slice(1)))
      .map((name) => `${part}: ${name}`),
  )
  t.strictSame([...new Set(dead)], [])
})
