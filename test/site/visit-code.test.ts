/** The code that a visit needs, which only who attends gets, and only until the visit is over. */
import t from 'tap'
import { reportStage } from '../../node/job/stages.ts'
import { giveVisitCode, visitCodes } from '../../node/site/visit-code.ts'
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
