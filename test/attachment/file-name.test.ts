import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { cleanName } from '../../protocol/attachment/file-name.ts'
import { type MediaType, mediaTypes } from '../../protocol/attachment/media-type.ts'
import { name_chars_max } from '../../protocol/limits.ts'

const types = Object.keys(mediaTypes) as MediaType[]

t.test('an ordinary name stays as it is', async (t) => {
  for (const name of ['gate 4.jpg', 'Skærmbillede 1.JPG', 'Türöffner.jpeg', '写真.jpg', '🚪.jpg']) {
    t.equal(cleanName(name, 'image/jpeg'), name)
  }
  t.equal(cleanName('Bericht v2.1.pdf', 'application/pdf'), 'Bericht v2.1.pdf')
})

t.test('hostile names become harmless ones', async (t) => {
  const hostile: Readonly<Record<string, string>> = {
    '../../etc/passwd': 'passwd.jpg',
    'C:\\Windows\\system32\\calc.exe': 'calc.exe.jpg',
    'photo\u202egpj.exe': 'photogpj.exe.jpg',
    'a\u0000b\nc\u0085d.jpg': 'abcd.jpg',
    'zero\u200bwidth\ufeff.jpg': 'zerowidth.jpg',
    'line\u2028end.jpg': 'lineend.jpg',
    '.htaccess': 'htaccess.jpg',
    '..': 'attachment.jpg',
    '/': 'attachment.jpg',
    '': 'attachment.jpg',
    '   ': 'attachment.jpg',
    'a"b<c>d|e?f*g:h`i$j.jpg': 'a_b_c_d_e_f_g_h_i_j.jpg',
    'half \ud800 pair.jpg': 'half pair.jpg',
    'page.html': 'page.html.jpg',
  }
  for (const [name, expected] of Object.entries(hostile)) {
    t.equal(cleanName(name, 'image/jpeg'), expected)
  }
  t.equal(cleanName('photo.jpg', 'application/pdf'), 'photo.jpg.pdf', 'its type by its bytes')
})

t.test('whatever it was called, it can be shown, saved, and cleaned again', async () => {
  const part = fc.constantFrom('..', '/', '\\', '\u202e', '\0', '.jpg', 'é', 'e\u0301', '😀', ' ')
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.oneof(part, fc.string({ maxLength: 3 })), { maxLength: 80 })
      .map((all) => all.join('')),
  )
  fc.assert(
    fc.property(name, fc.constantFrom(...types), (given, type) => {
      const clean = cleanName(given, type)
      assert(clean.length > 0 && clean.length <= name_chars_max)
      assert(mediaTypes[type].some((ending) => clean.toLowerCase().endsWith(ending)))
      assert.doesNotMatch(clean, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\"<>]/u)
      assert.doesNotMatch(clean, /^\./)
      assert(clean.isWellFormed())
      assert.equal(cleanName(clean, type), clean)
    }),
    { numRuns: 5000 },
  )
})

t.test('a long name keeps its ending, and no character is cut in half', async (t) => {
  const long = cleanName(`${'😀'.repeat(100)}.jpeg`, 'image/jpeg')
  t.ok(long.length <= name_chars_max && long.length > name_chars_max - 2)
  t.match(long, /😀\.jpeg$/u)
})
