import t from 'tap'
import { csvLine } from '../../admin-ui/csv.ts'

t.test('a cell is never a formula, whoever wrote it', async (t) => {
  for (const text of ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")']) {
    const [first] = csvLine([text]).replace(/^"/, '')
    t.equal(first, "'", JSON.stringify(text))
  }
})

t.test('phone numbers, numbers and ordinary text stay as they are', async (t) => {
  t.equal(
    csvLine(['+45 86 12 34 56', -3, 'Olsen = on call', '']),
    '+45 86 12 34 56,-3,Olsen = on call,\r\n',
  )
})

t.test('commas, quotes and line breaks stay inside their cell', async (t) => {
  t.equal(csvLine(['a,b', 'say "hi"', 'two\nlines']), '"a,b","say ""hi""","two\nlines"\r\n')
  t.equal(csvLine(['=A1,B1']), '"\'=A1,B1"\r\n')
})

// Where a comma is the decimal sign, spreadsheets read ";" as the end of a cell, quotes or not.
t.test('no part of a cell is a formula for who reads other separators', async (t) => {
  for (const end of [';', '; ', '\t', '\n', '\r\n', ';;']) {
    const line = csvLine([`x${end}=cmd|'/c calc'!A0`])
    t.notMatch(line, /[;\t\r\n]\s*[=+@-]/, JSON.stringify(end))
    t.match(line, `${end}'=cmd`)
  }
  t.equal(csvLine(['by phone; Olsen', '10-14; 16-18']), 'by phone; Olsen,10-14; 16-18\r\n')
})
