/** The desk and the address book of a real node, on a real disk. */
import t from 'tap'
import { until } from '../support/company.ts'
import { NodeProcess } from '../support/node-process.ts'

t.test('what the desk and the address book know survives a killed process', async (t) => {
  const data = t.testdir()
  const node = new NodeProcess(data)
  t.teardown(() => node.stop('SIGKILL'))
  const json = async (from: NodeProcess, path: string, body?: object) => {
    const reply = await from.call(path, body)
    t.ok(reply.ok, path)
    return reply.json()
  }
  const newJob = async (siteName: string): Promise<string> =>
    (await json(node, '/jobs', { fields: { siteName, run: '14' }, attend: true })).job
  const [taken, waits] = [await newJob('Harbour Store'), await newJob('Mill')]
  const { id } = (await json(node, '/address-book', { name: 'Night Guards' })).company
  await json(node, '/desk/notes', { text: 'gate 3 is open' })
  const before = await json(node, `/jobs/${taken}/take`, {})
  t.match(before, { owner: { name: 'Administrator' }, clock: { running: false } })
  await until('the other one waits', async () => {
    const { waiting } = await json(node, '/desk/hand-over')
    return waiting.count === 1 && waiting.jobs[0].id === waits
  })
  await node.stop('SIGKILL')

  const again = new NodeProcess(data)
  t.teardown(() => again.stop('SIGKILL'))
  t.strictSame(await json(again, `/jobs/${taken}/desk`), before)
  t.match(await json(again, '/desk/hand-over'), {
    waiting: { count: 1, jobs: [{ id: waits }] },
    notes: [{ text: 'gate 3 is open', by: 'Administrator' }],
  })
  t.match(await json(again, '/address-book'), { companies: [{ id, name: 'Night Guards' }] })
  const reported = await json(again, '/desk/radio', { line: '14 on site', job: waits })
  t.match(reported, { job: waits, stage: 'on site' })
  await until('it waits no more', async () => {
    return (await json(again, '/desk/hand-over')).waiting.count === 0
  })
  t.equal((await again.stop()).code, 0)
})
