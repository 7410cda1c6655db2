/** What is read in a file of sites, whatever program wrote it, and what is said of one that is not right. */
import { deflateRawSync } from 'node:zlib'
import t from 'tap'
import {
  cell_chars_max,
  columns_max,
  file_bytes_max,
  rows_max,
} from '../../../node/site/import/limits.ts'
import { faultIn, rowsIn, tableIn, utf16, windows1252, workbook } from './files.ts'

const sites = [
  ['Navn', 'Adresse', 'Postnummer', 'By'],
  ['Møllens Kro', 'Åvej 4', '8000', 'Århus'],
]
const csv = (separator: string) => sites.map((row) => row.join(separator)).join('\r\n')
const mill = {
  line: 2,
  edit: { name: 'Møllens Kro', lines: 'Åvej 4', postcode: '8000', suburb: 'Århus' },
  faults: [],
}

t.test('each separator, each encoding and a workbook say the same', async (t) => {
  const files: Readonly<Record<string, string | Uint8Array>> = {
    comma: csv(','),
    semicolon: csv(';'),
    tab: csv('\t'),
    'with a mark': `\ufeff${csv(';')}`,
    'line feeds': csv(';').replaceAll('\r\n', '\n'),
    'Windows-1252': windows1252(csv(';')),
    'UTF-16, little end first': utf16(csv('\t')),
    'UTF-16, big end first': utf16(csv('\t'), true),
    workbook: await workbook(sites),
  }
  for (const [what, file] of Object.entries(files)) t.strictSame(await rowsIn(file), [mill], what)
  t.match((await tableIn(windows1252(csv(';')))).form, { encoding: 'Windows-1252', separator: ';' })
})

t.test('columns have English and Danish names, and those of other programs', async (t) => {
  const english = 'Name,ADDRESS,Zip_code,Town\nMøllens Kro,Åvej 4,8000,Århus'
  t.strictSame(await rowsIn(english), [mill])
  const lines = 'Name,Address 1,Address line 2\nMill,Unit 3,4 Quay Street'
  t.strictSame((await rowsIn(lines))[0]?.edit, { name: 'Mill', lines: 'Unit 3\n4 Quay Street' })
})

t.test('a missing name column is said, with what was perhaps meant', async (t) => {
  t.match(await faultIn('Nmae,Address\nMill,4 Quay'), {
    code: 'no-name-column',
    message: /Did you mean "name" by "Nmae"/,
  })
  t.match(await faultIn('just some text\nand more'), { code: 'no-name-column' })
  t.match(await faultIn('Name,Site\na,b'), { code: 'column-twice', message: /Columns 1 and 2/ })
})

t.test(
  'a text in quotes keeps separators, quotes and lines; rows have the line they begin in',
  async (t) => {
    const file = 'Name,Hazards\n"Mill, ""old""","dog\ncat"\n\n  \nQuay,\n'
    t.strictSame(await rowsIn(file), [
      { line: 2, edit: { name: 'Mill, "old"', hazards: 'dog\ncat' }, faults: [] },
      { line: 6, edit: { name: 'Quay' }, faults: [] },
    ])
  },
)

t.test('what is wrong is said by line and column, and the other rows are read', async (t) => {
  const position = 'here'
  const file = [
    'Name;Address;Position;Time zone',
    'Mill;Quay 1;55.6,12.5;Europe/Copenhagen',
    ';Quay 2;;',
    `Mill 3;Quay 3;${position};Mars/Base`,
    'Mill 4,Quay 4,1,2',
    'Mill 5;Quay 5;;;more',
    'Mill\u0007 6;Quay\u202e 6;;',
    `Mill 7;${'x'.repeat(cell_chars_max + 1)};;`,
    'Mill 8;a"b"c;;',
    'MÃ¸llen;Quay 9;;',
    `${'y'.repeat(121)};Quay 10;;`,
  ].join('\n')
  const rows = await rowsIn(file)
  t.strictSame(
    rows.map(({ line, faults }) => [line, ...faults]),
    [
      [2],
      [3, '1 no-name'],
      [4, '3 not-right', '4 not-right'],
      [5, 'row other-separator'],
      [6, '5 too-many-cells'],
      [7, '1 hidden-characters', '2 hidden-characters'],
      [8, '2 too-long'],
      [9, 'row broken-quotes'],
      [10, '1 other-encoding'],
      [11, '1 not-right'],
    ],
  )
})

t.test('a file that mixes encodings is told where it does', async (t) => {
  const mixed = Buffer.concat([windows1252('Name;By\nMøllen;Århus\n'), Buffer.from('Søen;Århus\n')])
  const rows = await rowsIn(mixed)
  t.strictSame(
    rows.map(({ faults }) => faults),
    [[], ['1 other-encoding', '2 other-encoding']],
  )
})

t.test('formulas are texts, and guarded cells say what they guard', async (t) => {
  const file = 'Name,Client\n=1+1,\'=HYPERLINK("x")\n\'tis,+45 70 10 20 30'
  const formulas = await rowsIn(file.replaceAll('"', ''))
  t.match(formulas[0]?.edit, { name: '=1+1', client: '=HYPERLINK(x)' })
  t.match(formulas[1]?.edit, { name: "'tis", client: '+45 70 10 20 30' })
  const sheet = await workbook([['Name'], ['=SUM(A1:A9)']])
  t.match((await rowsIn(sheet))[0]?.edit, { name: '=SUM(A1:A9)' })
})

t.test('a workbook: numbers as they are, dates are refused where a text was meant', async (t) => {
  const sheet = await workbook([
    ['Name', 'Address', 'Postcode'],
    ['Mill', new Date('2026-04-02'), 2042],
  ])
  t.strictSame(await rowsIn(sheet), [
    {
      line: 2,
      edit: { name: 'Mill', lines: '2026-04-02', postcode: '2042' },
      faults: ['2 a-date'],
    },
  ])
})

t.test('what is no table, or too much of one, is refused whole', async (t) => {
  const many = (count: number, text: string) => Array.from({ length: count }, () => text)
  const files: readonly [string, string | Uint8Array][] = [
    ['empty', ''],
    ['empty', '\r\n \r\n'],
    ['no-table', Buffer.from([1, 2, 0, 3])],
    ['old-format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['damaged', Buffer.from('PK\u0003\u0004 and no more')],
    ['damaged', (await workbook(sites)).subarray(0, 900)],
    ['broken-quotes', 'Name\n"Mill\nand no end\n'],
    ['too-many-columns', many(columns_max + 1, 'Name').join(',')],
    ['too-many-rows', ['Name', ...many(rows_max + 1, 'x')].join('\n')],
    ['too-large', Buffer.alloc(file_bytes_max + 1, 'x')],
  ]
  for (const [code, file] of files) t.equal((await faultIn(file)).code, code)
})

t.test(
  'a sheet that unpacks to very much is refused by its directory, or by the reading process',
  async (t) => {
    const honest = zipOf('xl/worksheets/sheet1.xml', 200 * 1024 * 1024)
    t.ok(honest.length < 500_000, 'it is small')
    t.match(await faultIn(honest), { code: 'unpacks-too-large' })
    const lying = zipOf('xl/worksheets/sheet1.xml', 200 * 1024 * 1024, 1000)
    t.match((await faultIn(lying)).code, /damaged|took-too-long/)
  },
)

t.test('the largest file is read whole', async (t) => {
  const file = ['Name', ...Array.from({ length: rows_max }, (_, n) => `Mill ${n}`)].join('\n')
  t.equal((await tableIn(file)).rows.length, rows_max)
})

t.test('a reading that takes too long is ended', async (t) => {
  const file = ['Name', ...Array.from({ length: rows_max }, (_, n) => `Mill ${n}`)].join('\n')
  t.match(await faultIn(file, 1), { code: 'took-too-long' })
})

/** One file of spaces in an archive; `declared`: what the directory says of its size. */
function zipOf(name: string, bytes: number, declared = bytes): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(bytes, ' '), { level: 9 })
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(declared, 8)
  const head = (signature: string, version: readonly number[]) =>
    Buffer.concat([
      Buffer.from(signature, 'latin1'),
      Buffer.from([...version, 0, 0, 8, 0, 0, 0, 0, 0]),
      sizes,
      Buffer.from([name.length, 0, 0, 0]),
    ])
  const local = Buffer.concat([head('PK\u0003\u0004', [20, 0]), Buffer.from(name), packed])
  const entry = Buffer.concat([
    head('PK\u0001\u0002', [20, 0, 20, 0]),
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}
