import t from 'tap'
import { html } from '../../admin-ui/html.ts'

t.test('what is put into a template is escaped, in text and in attributes', async (t) => {
  const hostile = `<script>alert('x')</script>" onload="x" &amp;`
  const page = html`<p title="${hostile}">${hostile}</p>`.toString()
  t.notMatch(page, '<script>')
  t.notMatch(page, /" onload/)
  const [, title, text] = /^<p title="([^"<>']*)">([^"<>']*)<\/p>$/.exec(page) ?? []
  t.equal(title, text)
  t.match(text, '&#38;amp;', 'an ampersand too')
})

t.test('a template in a template is not escaped again, nor is a list of them', async (t) => {
  const items = ['a<', 'b'].map((text) => html`<li>${text}</li>`)
  t.equal(html`<ul>${items}</ul>`.toString(), '<ul><li>a&#60;</li><li>b</li></ul>')
  t.equal(html`${['<', ['>']]}`.toString(), '&#60;&#62;')
})

t.test('a number is shown, undefined and false show nothing', async (t) => {
  t.equal(html`${0}|${undefined}|${false}|${''}|`.toString(), '0||||')
})

t.test('text that looks like a template is text', async (t) => {
  const text = ['$', '{1+1} \\u0041 `'].join('')
  t.equal(html`${text}`.toString(), text)
})

t.test('an object that only says it is a piece of a page is not one', async (t) => {
  const forged = { toString: () => '<script>' } as never
  t.throws(() => html`${forged}`.toString())
})
