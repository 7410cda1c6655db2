import { deepEqual, equal, ok } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type RadioLine, readRadioLine } from '../../node/desk/radio-line.ts'

const zone = 'Europe/Copenhagen'
/** Ten to four in the night, in winter. */
const now = Date.parse('2026-11-21T03:50:00+01:00')
const minute_ms = 60_000
const half_day_minutes = 12 * 60

const read = (line: string, at = now) => readRadioLine(line, { now: at, zone })
const at = (text: string) => Date.parse(`2026-11-${text}:00+01:00`)

function said(line: string): object {
  const answer = read(line)
  return answer.is === 'read' ? answer.said : answer
}

t.test('a line from the radio room is run, stage, time and the rest', async (t) => {
  const lines: [line: string, said: object][] = [
    ['14 on site 0312', { run: '14', stage: 'on site', happenedAt: at('21T03:12'), note: '' }],
    ['14 off 0340', { run: '14', stage: 'off site', happenedAt: at('21T03:40'), note: '' }],
    ['R3 enroute', { run: 'R3', stage: 'en route', note: '' }],
    [
      '14 clear 03:40 all secure',
      { run: '14', stage: 'off site', happenedAt: at('21T03:40'), note: 'all secure' },
    ],
    ['14 on', { run: '14', stage: 'on site', note: '' }],
    ['North 2, on the way', { run: 'North 2', stage: 'en route', note: '' }],
    ['  14   ON  SITE  at 03.12.  ', said('14 on site 0312')],
    ['14 on site all clear', { run: '14', stage: 'on site', note: 'all clear' }],
    ['14 off site 0340h', said('14 off 0340')],
    ['14 dispatched 2355', { ...said('14 sent 2355'), happenedAt: at('20T23:55') }],
    ['1403 on site', { run: '1403', stage: 'on site', note: '' }],
    ['Unit 1403 on site 0312', { ...said('14 on site 0312'), run: 'Unit 1403' }],
  ]
  for (const [line, expected] of lines) t.strictSame(said(line), expected, line)
})

t.test('a line in Danish reads the same', async (t) => {
  const lines: [danish: string, english: string][] = [
    ['14 fremme 0312', '14 on site 0312'],
    ['14 er ankommet kl. 03.12', '14 on site 0312'],
    ['14 på stedet 03:12', '14 on site 0312'],
    ['R3 på vej', 'R3 en route'],
    ['R3 paa vej', 'R3 en route'],
    ['14 kørt 0340 all secure', '14 clear 0340 all secure'],
    ['14 koert 0340', '14 off 0340'],
    ['14 afsluttet 03.40', '14 off 0340'],
    ['14 sendt 0300', '14 sent 0300'],
  ]
  for (const [danish, english] of lines) t.strictSame(said(danish), said(english), danish)
})

t.test('what could mean two things is refused, with what was understood', async (t) => {
  const heard = { run: '14', stage: 'on site' } as const
  const timed = { ...heard, happenedAt: at('21T03:12') }
  const lines: [line: string, why: string, at: string | undefined, understood: object][] = [
    ['', 'form', undefined, {}],
    ['14 on\u0007 site', 'form', undefined, {}],
    [`14 on site ${'x'.repeat(300)}`, 'form', undefined, {}],
    ['14 all good', 'no stage', undefined, {}],
    ['14 on patrol 0312', 'no stage', undefined, {}],
    ['14 off duty', 'no stage', undefined, {}],
    ['on site 0312', 'no run', undefined, { stage: 'on site' }],
    [`${'x'.repeat(41)} on site`, 'no run', undefined, { stage: 'on site' }],
    ['14 0312 on site', 'time first', '0312', { stage: 'on site' }],
    ['03:12 14 on site', 'time first', '03:12', { stage: 'on site' }],
    ['14 on site off site 0340', 'several stages', 'off', heard],
    ['14 on site clear 0340', 'several stages', 'clear', heard],
    ['14 on site 0312 off 0340', 'several stages', 'off', timed],
    ['14 on site 0312 gate shut, clear 0340', 'several stages', 'clear', timed],
    ['14 on site 0312 off', 'several stages', 'off', timed],
    ['14 on site 0312 0340', 'several times', '0340', timed],
    ['14 on site 312', 'no time', '312', heard],
    ['14 on site 2460', 'no time', '2460', heard],
    ['14 on site 24:00', 'no time', '24:00', heard],
    ['14 on site 0355', 'not past', '0355', heard],
    ['14 on site 1549', 'not past', '1549', heard],
  ]
  for (const [line, why, word, understood] of lines) {
    const expected = { is: 'unclear', why, ...(word === undefined ? {} : { at: word }), understood }
    t.strictSame(read(line), expected, line)
  }
})

t.test('a time that the clock left out that night is refused as that', async (t) => {
  const morning = Date.parse('2026-03-29T05:00:00+02:00')
  t.match(read('14 on site 0230', morning), { is: 'unclear', why: 'left out', at: '0230' })
  t.match(read('14 on site 0430', morning), { is: 'read' })
})

t.test('a time that the clock showed twice that night is the last one that is past', async (t) => {
  const shown = (instant: string) => {
    const answer = read('14 on site 0230', Date.parse(instant))
    return answer.is === 'read' && answer.said.happenedAt
  }
  t.equal(shown('2026-10-25T02:40:00+02:00'), Date.parse('2026-10-25T02:30:00+02:00'))
  t.equal(shown('2026-10-25T02:20:00+01:00'), Date.parse('2026-10-25T02:30:00+02:00'))
  t.equal(shown('2026-10-25T02:40:00+01:00'), Date.parse('2026-10-25T02:30:00+01:00'))
})

const stages = {
  'on site': ['on site', 'onsite', 'Fremme', 'arrived', 'ankommet'],
  'en route': ['en route', 'ENROUTE', 'på vej', 'on the way'],
  'off site': ['off site', 'clear', 'kørt', 'off'],
  despatched: ['despatched', 'sendt'],
} as const

const wording = fc.constantFrom(
  ...Object.entries(stages).flatMap(([stage, all]) => all.map((words) => ({ stage, words }))),
)
const runs = fc.constantFrom('14', 'R3', 'North 2', 'Unit 204', 'Ærø', '7')
const notes = fc.constantFrom('', 'all secure', 'zone 3 open', 'to keys <b>&', '2 windows')
const zones = fc.constantFrom(zone, 'Australia/Lord_Howe', 'America/St_Johns', 'UTC')
/** Around the nights of the changes, and any other day. */
const moments = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29T01:00:00Z',
      '2026-10-25T01:00:00Z',
      '2026-10-03T15:30:00Z',
      '2026-06-01T00:00:00Z',
    ),
    fc.integer({ min: -1440, max: 1440 }),
  )
  .map(([day, minutes]) => Date.parse(day) + minutes * minute_ms)

t.test(
  'any time is the last moment in 12 hours at which the clock showed it, or none',
  async () => {
    const time = fc.tuple(fc.nat(23), fc.nat(59))
    fc.assert(
      fc.property(
        runs,
        wording,
        time,
        notes,
        zones,
        moments,
        (run, { stage, words }, hm, note, zone, at) => {
          const [hour, minute] = hm.map((n) => String(n).padStart(2, '0'))
          const line = `${run} ${words} ${hour}${minute} ${note}`
          const answer = readRadioLine(line, { now: at, zone })
          const expected = lastShown(hm[0], hm[1], at, zone)
          if (expected === undefined) {
            ok(answer.is === 'unclear', line)
            ok(answer.why === 'not past' || answer.why === 'left out', answer.why)
            deepEqual(answer.understood, { run, stage })
          } else {
            deepEqual(
              answer,
              { is: 'read', said: { run, stage, happenedAt: expected, note } },
              line,
            )
          }
        },
      ),
      { numRuns: 300 },
    )
  },
)

/** By looking at the clock at every minute of the last half day. */
function lastShown(hour: number, minute: number, now: number, zone: string): number | undefined {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })
  const sought = [hour, minute].map((n) => String(n).padStart(2, '0')).join(':')
  for (let back = 0; back < half_day_minutes; back++) {
    const ms = now - back * minute_ms
    if (clock.format(ms) === sought) return ms
  }
  return undefined
}

t.test('whatever is typed, a line is read or refused, and never made up', async () => {
  const words = fc.constantFrom(
    ...['14', 'on', 'site', 'off', 'clear', '0312', '03:12', '312', 'at', 'kl.', 'på', 'vej', 'is'],
    ...['left', 'all', ',', '\u202e', '<b>', '-', '9999', '1', 'R3', 'er', 'fremme'],
  )
  const typed = fc.oneof(
    fc.array(words, { maxLength: 9 }).map((all) => all.join(' ')),
    fc.string({ unit: 'binary', maxLength: 400 }),
  )
  fc.assert(
    fc.property(typed, moments, (line, at) => {
      const answer: RadioLine = readRadioLine(line, { now: at, zone })
      if (answer.is === 'unclear') return
      const { run, note, happenedAt } = answer.said
      const plain = line.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
      ok(plain.startsWith(run), 'the run stands first')
      ok(plain.endsWith(note), 'the note stands last')
      equal(
        happenedAt === undefined || (happenedAt <= at && at - happenedAt < 12 * 3_600_000),
        true,
      )
    }),
    { numRuns: 2000 },
  )
})
