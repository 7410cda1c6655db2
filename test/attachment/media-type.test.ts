import fc from 'fast-check'
import t from 'tap'
import { head_bytes, isMediaType, mediaTypeOf } from '../../protocol/attachment/media-type.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

const beginnings = {
  'image/jpeg': ['\xff\xd8\xff\xe0\0\x10JFIF', '\xff\xd8\xff\xe1\0\x18Exif'],
  'image/png': ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  'image/webp': ['RIFF\x24\0\0\0WEBPVP8 '],
  'image/heic': ['\0\0\0\x18ftypheic\0\0\0\0', '\0\0\0\x1cftypmif1\0\0\0\0'],
  'image/gif': ['GIF89a\x01\0', 'GIF87a\x01\0'],
  'application/pdf': ['%PDF-1.7\n%\xe2\xe3'],
}

for (const [type, all] of Object.entries(beginnings)) {
  t.test(`${type} is known by its first bytes`, async (t) => {
    for (const text of all) {
      t.equal(mediaTypeOf(latin1(text)), type)
      t.ok(isMediaType(type))
    }
  })
}

t.test('what begins otherwise is not taken, whatever it is called', async (t) => {
  const others = {
    'a page': '<!doctype html><script>',
    'a drawing with scripts': '<svg xmlns="http://www.w3.org/2000/svg">',
    'a program': 'MZ\x90\0\x03\0\0\0',
    'another program': '\x7fELF\x02\x01\x01\0',
    'an archive, or an office document': 'PK\x03\x04\x14\0',
    'a film': '\0\0\0\x20ftypisom\0\0\x02\0',
    'a sound': 'RIFF\x24\0\0\0WAVEfmt ',
    'a document behind something else': '\n%PDF-1.7',
    'a cut beginning': '\xff\xd8',
    nothing: '',
  }
  for (const [what, text] of Object.entries(others)) {
    t.equal(mediaTypeOf(latin1(text)), undefined, what)
  }
  for (const name of ['text/html', 'image/svg+xml', 'constructor', '']) t.notOk(isMediaType(name))
})

t.test('the first bytes are enough, and what follows them says nothing', async () => {
  const beginning = fc.constantFrom(...Object.values(beginnings).flat().map(latin1))
  fc.assert(
    fc.property(beginning, fc.uint8Array({ maxLength: 50 }), (head, rest) => {
      const whole = Buffer.concat([head, rest])
      return mediaTypeOf(whole.subarray(0, head_bytes)) === mediaTypeOf(whole)
    }),
  )
})
