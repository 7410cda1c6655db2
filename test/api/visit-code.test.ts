/** The code of a visit over the interface: told, read by who attends, and written down nowhere. */
import t, { type Test } from 'tap'
import { reportStage } from '../../node/job/stages.ts'
import { ok, passOn } from '../support/chain.ts'
import { link, until } from '../support/company.ts'
import { clientOf, refused } from './client.ts'
import { serve, World } from './node.ts'

const code = 'KEYBOX-4711#'

/** A job that ALM gave to PAT, and PAT to SUB. */
async function open(t: Test) {
  const world = new World()
  const alm = await serve(t, { world })
  const pat = await serve(t, { code: 'PAT', world })
  const sub = await serve(t, { code: 'SUB', world })
  await link(alm.company, pat.company)
  await link(pat.company, sub.company)
  const ask = clientOf(alm)
  const input = { fields: { request: 'look' }, providers: [{ code: 'PAT' }] }
  const { job } = (await ask('POST', '/jobs', { token: alm.write, body: input })).body
  const view = await until('the job at PAT', () => pat.company.view(job))
  const assignment = view.assignments.find(({ holder }) => holder === pat.company.id)?.id
  const tell = (body: object) =>
    ask('POST', `/jobs/${job}/visit-code`, { token: alm.write, body: { assignment, ...body } })
  const codesAt = async (node: typeof alm) =>
    (await clientOf(node)('GET', `/jobs/${job}/visit-codes`, { token: node.write })).body.codes
  return { alm, pat, sub, job, assignment, ask, tell, codesAt }
}

t.test(
  'a code is told, read by who attends alone, replaced, and gone after the visit',
  async (t) => {
    const { alm, pat, sub, job, assignment, tell, codesAt } = await open(t)
    await passOn(pat.company, job, sub.company)
    await until('the job at SUB', () => sub.company.view(job))
    t.strictSame(await codesAt(alm), [])
    t.equal((await tell({ code: '1234' })).status, 200)
    t.equal((await tell({ code: ` ${code} `, by: 'Kim' })).status, 200)
    const line = { assignment, code, giver: alm.company.id, to: pat.company.id }
    await until('the code', async () => (await codesAt(pat))[0]?.code === code)
    t.strictSame(await codesAt(pat), [line])
    t.strictSame(await codesAt(alm), [line])
    t.strictSame(await codesAt(sub), [])
    ok(await reportStage(sub.company.jobs, job, { stage: 'complete', fields: {} }, { by: 'Lund' }))
    await until('its end', async () => (await codesAt(alm)).length === 0)
    t.strictSame(await codesAt(pat), [])
  },
)

t.test('a code stands in no audit line, no log and no refusal', async (t) => {
  const { alm, pat, job, tell, ask } = await open(t)
  const refusals = [
    await tell({ code, assignment: 'x' }),
    await tell({ code, nonsense: 1 }),
    await tell({ code: code.repeat(10) }),
    await tell({ code: `${code}\u202e` }),
    await tell({ code: `${code}\ud800` }),
    await tell({ code, assignment: 'a'.repeat(64) }),
  ]
  for (const { status, body } of refusals) {
    t.ok(status >= 400 && status < 500, `${status}`)
    t.notMatch(JSON.stringify(body), code)
  }
  t.equal((await tell({ code })).status, 200)
  const audit = (await ask('GET', '/audit', { token: alm.admin })).body.lines
  const told = audit.filter(({ action }: { action: string }) => /visit-code$/.test(action))
  t.match(told[0], { name: 'Olsen', target: job, outcome: 'done' })
  t.notMatch(JSON.stringify(audit), code)
  for (const node of [alm, pat]) t.notMatch(node.logged.join('\n'), code)
})

t.test('a token that only reads neither tells a code nor reads one', async (t) => {
  const { alm, job, ask, assignment } = await open(t)
  const { read: token } = alm
  const body = { assignment, code }
  refused(t, await ask('POST', `/jobs/${job}/visit-code`, { token, body }), 403, 'wrong-scope')
  refused(t, await ask('GET', `/jobs/${job}/visit-codes`, { token }), 403, 'wrong-scope')
})
