/** The code that a visit needs, which only who attends gets, and only until the visit is over. */
import t from 'tap'
import { reportStage } from '../../node/job/stages.ts'
import { giveVisitCode, visitCodes } from '../../node/site/visit-code.ts'
import { toHex } from '../../protocol/ids.ts'
import { nonce_bytes } from '../../protocol/limits.ts'
import { visit_code_field } from '../../protocol/site/fields.ts'
import { heldBy, ok, passOn, viewOf } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { guard } from '../support/people.ts'
import { type Book, harbour, operator, startBooks } from './support.ts'

const code = 'KEYBOX-4711#'

async function bytesOf({ company }: Book): Promise<string> {
  let all = ''
  for await (const stream of company.storage.streams.ids()) {
    for await (const { signed } of company.storage.deltas.read(stream, 0)) {
      all += Buffer.from(signed).toString('latin1')
    }
  }
  return all
}

t.test(
  'a code reaches who attends and nobody else, and is destroyed after the visit',
  async (t) => {
    const { alm, pat, sub } = await startBooks(t, ['alm', 'pat', 'sub'])
    const job = await alm.job(harbour, 'PAT')
    await pat.has(job)
    await passOn(pat.company, job, sub.company)
    await sub.has(job)
    const { id: assignment } = heldBy(await viewOf(alm.company, job), pat.company)
    const given = await giveVisitCode(alm.context, job, { assignment, code }, operator)
    t.match(given, { refused: false })
    await until('the code', async () => (await visitCodes(pat.context, job))[0]?.code === code)
    t.strictSame(await visitCodes(sub.context, job), [], 'who is further down is told by PAT alone')
    t.notMatch(await bytesOf(sub), code)
    ok(await reportStage(sub.company.jobs, job, { stage: 'complete', fields: {} }, guard))
    await until('its end', async () => {
      await alm.watch.settled()
      return (await visitCodes(pat.context, job)).length === 0
    })
    for (const book of [alm, pat]) {
      await until('its bytes to go', async () => !(await bytesOf(book)).includes(code))
    }
  },
)

t.test('only who gave an assignment gives its code, and to a company with a link', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  const job = await alm.job(harbour, 'PAT')
  await pat.has(job)
  const { id: assignment } = heldBy(await viewOf(alm.company, job), pat.company)
  t.match(await giveVisitCode(pat.context, job, { assignment, code }, operator), {
    code: 'may-not',
  })
  t.match(await giveVisitCode(alm.context, job, { assignment, code: ' ' }, operator), {
    code: 'missing',
    field: 'code',
  })
})

t.test('of two codes given at one moment one is left, and the other is deleted', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  const job = await alm.job(harbour, 'PAT')
  await pat.has(job)
  const { id: assignment } = heldBy(await viewOf(alm.company, job), pat.company)
  const both = ['KEYBOX-1111#', 'KEYBOX-2222#']
  await Promise.all(
    both.map((one) => giveVisitCode(alm.context, job, { assignment, code: one }, operator)),
  )
  for (const { context } of [alm, pat]) {
    await until('the one code', async () => {
      const [one, ...others] = await visitCodes(context, job)
      return one?.code === 'KEYBOX-2222#' && others.length === 0
    })
  }
  await until('the first one’s bytes to go', async () => {
    return !(await bytesOf(pat)).includes('KEYBOX-1111#')
  })
})

t.test('what somebody tells who gave no assignment is no code', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  const job = await alm.job(harbour, 'PAT')
  await pat.has(job)
  const nonce = toHex(pat.company.streams.context.random(nonce_bytes))
  const genesis = { kind: 'site', nonce, number: '', attends: false, subject: job } as const
  const change = { is: 'value', value: { is: 'text', text: code } } as const
  const grant = {
    is: 'grant',
    ...{ to: { company: alm.company.id }, code: 'ALM', name: 'ALM Security' },
    role: 'provider',
    ...{ write: false, passOn: false, answerMinutes: 0 },
  } as const
  await pat.company.streams.create(
    genesis,
    [{ is: 'change', field: visit_code_field, change }],
    [() => [{ is: 'act', act: grant }]],
    operator,
  )
  await until('what PAT tells', async () => (await bytesOf(alm)).includes(code))
  await alm.watch.settled()
  for (const { context } of [alm, pat]) t.strictSame(await visitCodes(context, job), [])
})

t.test('who attends hears that there is a code for the job', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  const job = await alm.job(harbour, 'PAT')
  await pat.has(job)
  await pat.watch.settled()
  const { id: assignment } = heldBy(await viewOf(alm.company, job), pat.company)
  let codes = 0
  t.teardown(
    pat.watch.onLooked(async (what) => {
      if (what === job) codes = (await visitCodes(pat.context, job)).length
    }),
  )
  await giveVisitCode(alm.context, job, { assignment, code }, operator)
  await until('it is heard', () => codes === 1)
})
