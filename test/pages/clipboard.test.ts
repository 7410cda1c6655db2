/** Text copied from monitoring screens, as messy as they are. */
import fc from 'fast-check'
import t from 'tap'
import { readClipboard } from '../../admin-ui/pages/job/clipboard.ts'
import { labelOf } from '../../admin-ui/pages/job/clipboard-labels.ts'
import { instantOf, localText } from '../../admin-ui/views/time-zone.ts'

const zone = 'Europe/Copenhagen'
const now = Date.parse('2026-11-21T20:40:00+01:00')

function read(text: string) {
  return readClipboard(text, {
    now,
    local: (ms) => localText(ms, zone),
    parseLocal: (one) => instantOf(one, zone),
  })
}

const at = (iso: string) => Date.parse(iso)

t.test('a screen with labels fills its fields; zone and event go into the request', async (t) => {
  const read1 = read(`
    *** ALARM ***
    Account No:  4711            Received: 21/11/2026 20:31:05
    Site: Harbour Store A/S
    Address: Quay 3              Suburb: Aarhus C
    Postcode: 8000
    Phone: +45 86 12 34 56
    Event: BA Burglary           Zone: 003 PIR Hall
    Ref No: INC-88213            Priority: 1
    Instructions: ring keyholder, then patrol
  `)
  t.strictSame(read1.fields, {
    account: '4711',
    siteName: 'Harbour Store A/S',
    siteAddress: 'Quay 3, Aarhus C, 8000',
    caller: '+45 86 12 34 56',
    issuerReference: 'INC-88213',
    priority: '1',
    type: 'alarm response',
    request:
      '*** ALARM ***\nEvent: BA Burglary           Zone: 003 PIR Hall\n' +
      'Instructions: ring keyholder, then patrol',
  })
  t.equal(read1.receivedAt, at('2026-11-21T20:31:05+01:00'))
})

t.test('a Danish screen with dots for colons and tabs between columns', async (t) => {
  const { fields, receivedAt, found } = read(
    'Abonnent.......: 20 4711\nKundenr:\tA-4711\tTid:\t21-11-2026 20.31\n' +
      'Navn\tHavnelageret\nAdresse\tKaj 3, 8000 Aarhus C\nTlf\t86 12 34 56\n' +
      'Hændelse\tIndbrud, sektion 2\tOperatør\tjl',
  )
  t.match(fields, {
    account: 'A-4711',
    siteName: 'Havnelageret',
    siteAddress: 'Kaj 3, 8000 Aarhus C',
    caller: '86 12 34 56',
    type: 'alarm response',
  })
  t.match(fields.request, '20 4711', 'what can be no account of ours is not lost')
  t.match(fields.request, 'Indbrud, sektion 2')
  t.equal(receivedAt, at('2026-11-21T20:31:00+01:00'))
  t.ok(found.includes('account') && found.includes('receivedAt'))
})

t.test('a line of a receiver has an account and a time, and stays whole', async (t) => {
  const line = '21/11/26 20:31:05 4711 E130 01 003 BURGLARY PERIM'
  const { fields, receivedAt } = read(line)
  t.equal(fields.account, '4711')
  t.equal(fields.request, line)
  t.equal(receivedAt, at('2026-11-21T20:31:05+01:00'))
  t.equal(read('#1C4A|Nri1BA003').fields.account, '1C4A')
})

t.test('times are read as they are written, and only those that can be of now', async (t) => {
  const times: [string, string | undefined][] = [
    ['Time: 20:31', '2026-11-21T20:31:00+01:00'],
    ['Time: 8:31 pm', '2026-11-21T20:31:00+01:00'],
    ['Time: 23:50', '2026-11-20T23:50:00+01:00'],
    ['Received: 2026-11-21T20:31', '2026-11-21T20:31:00+01:00'],
    ['Alarm time: 20:31:05 21/11/2026', '2026-11-21T20:31:05+01:00'],
    ['Alarm time: 11/21/2026 20:31', '2026-11-21T20:31:00+01:00'],
    ['Modtaget: 21.11.2026 kl. 20.31', '2026-11-21T20:31:00+01:00'],
    ['Time: 25:99', undefined],
    ['Received: 01/02/2019 20:31', undefined],
    ['Received: 31/02/2026 20:31', undefined],
    ['Installed: 03/04/2020 10:00', undefined],
  ]
  for (const [text, expected] of times) {
    const { receivedAt, fields } = read(text)
    t.equal(receivedAt, expected === undefined ? undefined : at(expected), text)
    if (expected === undefined) t.equal(fields.request, text, 'it stands in the request')
  }
})

t.test('a label with words that don’t fit it is left in the request', async (t) => {
  for (const text of ['Phone: see the card', 'Priority: high', 'Account: none', 'Time: just now']) {
    t.strictSame(read(text).fields, { request: text })
  }
  for (const text of ['Site:', 'Site: ---', 'JoB : !']) {
    t.strictSame(read(text).fields, { request: text })
  }
})

t.test('of two values for one field the first counts and the second is not lost', async (t) => {
  const { fields } = read(
    'Site: Harbour Store\nCustomer: Harbour Group\nTel: 86123456\nTel: 86999999',
  )
  t.equal(fields.siteName, 'Harbour Store')
  t.equal(fields.caller, '86123456, 86999999')
  t.equal(fields.request, 'Customer: Harbour Group')
})

t.test('a welfare check is no alarm', async (t) => {
  t.equal(read('Please look in on Mrs Lund').fields.type, undefined)
  t.equal(read('Hold-up, counter 2').fields.type, 'alarm response')
})

t.test('text with markup, other scripts and directions comes through as it is', async (t) => {
  const text = 'Site: <b>Café</b> \u202e\u05d0\u05d1 🚨\nNote: "quoted" & more'
  t.strictSame(read(text).fields, {
    siteName: '<b>Café</b> \u202e\u05d0\u05d1 🚨',
    request: 'Note: "quoted" & more',
  })
})

t.test('whatever is pasted, no word of it is lost', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...['Account: 4711', 'Site: Mill', 'Addr: Road 1', 'Suburb: Risskov', 'Tel: 86123456'],
      ...['Time: 20:31', '21/11/2026 20:31', 'Zone: 3', 'x', '4711 E130 01 003', 'Phone: no'],
      ...['\t', '\n', '   ', ': ', '|', 'Ref: A1', 'Site: Two', 'Priority: 2', 'Caller: Lund'],
    ),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join(' ')
      const { fields, receivedAt } = read(text)
      const kept = `${Object.values(fields).join(' ')} ${receivedAt ? '20:31 21/11/2026' : ''}`
      // Words of two letters or digits: labels that were understood, and rules of signs, may go.
      for (const word of text.normalize('NFC').match(/[\p{L}\p{N}]{2,}/gu) ?? []) {
        const label = labelOf(word)
        if ((label && label !== 'request') || /^(20|31|21|11|2026)$/.test(word)) continue
        if (!kept.includes(word)) return false
      }
      return true
    }),
    { numRuns: 2000 },
  )
})
