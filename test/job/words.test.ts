/** Which words find a job, and what somebody has to type for it. */
import t from 'tap'
import {
  hasAll,
  jobWords,
  search_chars_max,
  searchTerms,
  word_chars_max,
  words_per_job_max,
} from '../../node/job/words.ts'
import type { FieldName } from '../../protocol/job/fields.ts'
import { alm, pat, SharedJob } from '../support/shared-job.ts'
import { grant, value } from '../support/slots.ts'

/** The words of a job with these texts. */
function wordsOf(texts: Partial<Record<FieldName, string>>, names: readonly string[] = []) {
  const slots = Object.entries(texts).map(([name, text]) => value(name as FieldName, text))
  const job = SharedJob.open({ number: 'ALM10482' }, slots)
  return jobWords(job.replica.state.number, job.fold(), names)
}

const finds = (words: readonly string[], typed: string) => hasAll(words, searchTerms(typed))

t.test('capitals and accents do not matter, and letters are found in both spellings', (t) => {
  const words = wordsOf({ siteName: 'Café Ørsted', siteAddress: 'Ærøvej 3, 8000 Århus' })
  for (const typed of ['ørsted', 'ØRSTED', 'orsted', 'oersted', 'Oersted']) {
    t.ok(finds(words, typed), typed)
  }
  for (const typed of [
    'århus',
    'aarhus',
    'arhus',
    'A\u030Arhus',
    'ÅRHUS',
    'café',
    'cafe',
    'CAFÉ',
  ]) {
    t.ok(finds(words, typed), typed)
  }
  for (const typed of ['ærøvej', 'aerovej', 'aeroevej']) t.ok(finds(words, typed), typed)
  for (const typed of ['ersted', 'aorsted', 'erhus']) t.notOk(finds(words, typed), typed)
  t.end()
})

t.test('a spelling without the letters is found with them', (t) => {
  t.ok(finds(wordsOf({ siteName: 'Aarhus' }), 'Århus'))
  t.ok(finds(wordsOf({ siteName: 'Orsted' }), 'Ørsted'))
  t.ok(finds(wordsOf({ siteName: 'Müller Straße' }), 'mueller strasse'))
  t.end()
})

t.test('the last word is a beginning, the others are whole', (t) => {
  const words = wordsOf({ request: 'Burglar alarm at the rear door' })
  t.ok(finds(words, 'burg'))
  t.ok(finds(words, 'door al'))
  t.ok(finds(words, 'alarm door'))
  t.notOk(finds(words, 'al door'))
  t.notOk(finds(words, 'alarm window'))
  t.notOk(finds(words, 'larm'))
  t.end()
})

t.test('what separates digits belongs to them, and the parts are found as well', (t) => {
  const words = wordsOf({ issuerReference: 'PO-7781/2', account: '12.345', request: 'Jens-Peter' })
  for (const typed of ['po-7781/2', 'PO-77', 'po', '7781', '7781/2', '12.345', '12.3', '345']) {
    t.ok(finds(words, typed), typed)
  }
  t.ok(finds(words, 'peter jens'), 'between letters it is no more than a space')
  t.ok(finds(words, 'jens-peter'))
  for (const typed of ['77812', '7781.2', '12345', '12-345']) t.notOk(finds(words, typed), typed)
  t.end()
})

t.test('number, references, site, named companies and request are found; nothing else is', (t) => {
  const texts = {
    issuerReference: 'alpha',
    quotedNumber: 'bravo',
    account: 'charlie',
    siteName: 'delta',
    siteAddress: 'echo',
    siteReference: 'foxtrot',
    alarmCompany: 'golf',
    customer: 'hotel',
    provider: 'india',
    request: 'juliett',
  }
  const words = wordsOf({ ...texts, caller: 'kilo', timeZone: 'lima' }, ['PAT', 'Patrol & Sons'])
  for (const word of [...Object.values(texts), 'alm10482', 'pat', 'patrol', 'sons']) {
    t.ok(finds(words, word), word)
  }
  for (const word of ['kilo', 'lima', 'alarm']) t.notOk(finds(words, word), word)
  const job = SharedJob.open()
  const one = job.give(alm, grant(pat, 'provider'))
  job.write(pat, [value('orderNumber', 'ORD-9', { assignment: one })])
  job.write(pat, [value('policeReference', 'URN-4', { assignment: one })])
  const own = jobWords('', job.fold(), [])
  t.ok(finds(own, 'ord-9') && finds(own, 'urn-4'), 'those of its assignments, too')
  t.end()
})

t.test('of two values the one is found that won, and of a text what it says now', (t) => {
  const job = SharedJob.open({}, [value('request', 'window')])
  const [first] = job.replica.deltas
  job.write(alm, [value('request', 'door', { over: first ? [first.id] : [] })])
  t.strictSame(jobWords('', job.fold(), []), ['door'])
  t.end()
})

t.test('what nobody would type is bounded: long words, many words, long searches', (t) => {
  const long = 'x'.repeat(100)
  const words = wordsOf({ siteName: long })
  t.ok(words.includes('x'.repeat(word_chars_max)))
  t.ok(finds(words, long))
  const many = Array.from({ length: 700 }, (_, n) => `w${n}`).join(' ')
  const found = wordsOf({ siteName: 'Mill', request: many })
  t.equal(found.length, words_per_job_max)
  t.ok(finds(found, 'mill'), 'the request gives way')
  t.equal(searchTerms(many).length, 8)
  t.ok(searchTerms(`${'a'.repeat(search_chars_max)} b`).every(({ forms }) => !forms.includes('b')))
  t.end()
})

t.test('nothing is looked for where no letter or digit is typed', (t) => {
  for (const typed of ['', '   ', '-', '/ . -', '\u0000', '🔥', '\u0301']) {
    t.strictSame(searchTerms(typed), [], JSON.stringify(typed))
  }
  t.end()
})

t.test('words of other scripts, and hostile text, are words like any', (t) => {
  const words = wordsOf({ siteName: 'Пожар 火災 مستودع', request: '<script>alert(1)</script>' })
  for (const typed of ['пожар', '火', 'مستودع', 'script', 'alert']) t.ok(finds(words, typed), typed)
  t.end()
})
