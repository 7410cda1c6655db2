/** What a guard takes back of a job of the own run, and what is the control room's. */
import t, { type Test } from 'tap'
import { clientOf } from '../api/client.ts'
import { type Client, company } from './client.ts'

/** A job of run 14 on which the control room and the guard have each reported and written. */
async function scene(t: Test) {
  const { node, person } = await company(t)
  const [operator, guard] = [await person('operator'), await person('guard', '14')]
  const api = clientOf(node)
  const ask = async (path: string, body?: object) => {
    const token = body ? node.write : node.read
    const reply = await api(body ? 'POST' : 'GET', path, { token, ...(body ? { body } : {}) })
    if (reply.status >= 400) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const { job } = await ask('/jobs', { fields: { run: '14' }, attend: true })
  const view = async () => (await ask(`/jobs/${job}`)) as JobBody
  await ask(`/jobs/${job}/stages`, { stage: 'accepted', by: 'The control room' })
  await guard.post(`/job/${job}/stage`, { stage: 'on site' })
  await operator.post(`/job/${job}/note`, { text: 'the police are told', for: 'all' })
  await guard.post(`/job/${job}/note`, { text: 'all is dark', for: 'all' })
  const stage = async (name: string) => {
    const [one] = (await view()).job.assignments
    return one?.stages.find((held) => held.stage === name)
  }
  const line = async (text: string) => {
    const { entries } = (await ask(`/jobs/${job}/entries`)) as { readonly entries: readonly Line[] }
    return entries.find(({ content }) => content.text === text)
  }
  const takeBack = async (who: Client, of: { readonly id: string; readonly slot?: number }) => {
    const slot = of.slot === undefined ? {} : { slot: `${of.slot}` }
    return who.post(`/job/${job}/take-back`, { delta: of.id, ...slot, reason: 'wrong' })
  }
  return { job, guard, operator, stage, line, takeBack }
}

type JobBody = {
  readonly job: {
    readonly assignments: readonly {
      readonly stages: readonly { readonly id: string; stage: string; standing: string }[]
    }[]
  }
}
type Line = {
  readonly id: string
  readonly slot: number
  readonly content: { readonly text?: string }
  readonly withdrawnBy?: object
}

t.test('a guard takes back neither stages nor lines of the control room', async (t) => {
  const { guard, stage, line, takeBack } = await scene(t)
  const [accepted, told] = [await stage('accepted'), await line('the police are told')]
  t.ok(accepted && told)
  if (!accepted || !told) return
  t.equal((await takeBack(guard, accepted)).status, 422)
  t.equal((await takeBack(guard, told)).status, 422)
  t.equal((await stage('accepted'))?.standing, 'counts')
  t.equal((await line('the police are told'))?.withdrawnBy, undefined)
})

t.test('a guard takes back the own ones, and the control room those of all', async (t) => {
  const { guard, operator, stage, line, takeBack } = await scene(t)
  const own = [await stage('on site'), await line('all is dark')]
  for (const one of own) t.equal(one && (await takeBack(guard, one)).status, 303)
  t.equal((await stage('on site'))?.standing, 'withdrawn')
  t.ok((await line('all is dark'))?.withdrawnBy)
  const accepted = await stage('accepted')
  t.equal(accepted && (await takeBack(operator, accepted)).status, 303)
})

t.test('a guard is shown only what can be taken back', async (t) => {
  const { job, guard, operator, stage, line } = await scene(t)
  const links = async (who: Client) =>
    [...(await who.get(`/job/${job}`)).text.matchAll(/take-back\?delta=(\w+)/g)].map(([, id]) => id)
  const own = [(await stage('on site'))?.id, (await line('all is dark'))?.id]
  t.same((await links(guard)).toSorted(), own.toSorted())
  t.equal((await links(operator)).length, 4)
})
