/** Photos of a job over three nodes on real TCP: they follow the job along the chain. */
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { bringIn } from '../../node/job/parties.ts'
import { attachment_bytes_max } from '../../protocol/limits.ts'
import {
  addFile,
  bytesOf,
  holdFetching,
  lineOf,
  photo,
  untilHere,
  untilLine,
} from '../support/attachments.ts'
import { burglary, ok } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { type RunningNode, startLine, startNodeOn, untilViewAt } from '../support/nodes.ts'

/** Three nodes in a row, and a job that all of them have. */
async function jobOnLine(t: Test) {
  const line = await startLine(t)
  const { alm, pat, sub } = line
  const input = { ...burglary, providers: [{ code: 'PAT' }] }
  const { job } = ok(await createJob(alm.jobs, input, { by: 'Olsen' }))
  await untilViewAt(pat, job, 'has the job')
  const further = { to: { code: 'SUB' }, role: 'provider' } as const
  ok(await bringIn(pat.jobs, job, further, { by: 'Hansen' }))
  await untilViewAt(sub, job, 'has the job')
  return { ...line, job }
}

async function setLink(at: RunningNode, to: RunningNode, state: 'active' | 'paused') {
  const record = at.links.get(to.company)
  if (!record) throw new Error('no link')
  await at.links.put({ ...record, state })
}

t.test(
  'a photo of the subcontractor arrives at the alarm company through the patrol',
  async (t) => {
    const { alm, pat, sub, job } = await jobOnLine(t)
    const bytes = photo(3_000_001)
    const hash = await addFile(sub.attachments, job, bytes, '../../etc/gate\u202egpj.exe')
    for (const node of [pat, alm]) {
      const line = await untilHere(node.attachments, job, hash)
      t.match(line, { name: 'gategpj.exe.jpg', size: 3_000_001, company: sub.company })
      t.ok((await bytesOf(node.attachments, job, hash)).equals(bytes))
    }
  },
)

t.test('when the link is broken in the middle, it goes on there', async (t) => {
  const { alm, pat, sub, job } = await jobOnLine(t)
  const bytes = photo(4_000_000)
  const held = holdFetching(alm.transport, 3_000_000)
  const hash = await addFile(sub.attachments, job, bytes)
  await held.reached
  await setLink(alm, pat, 'paused')
  held.release()
  const line = await untilLine(alm.attachments, job, hash, ({ state }) => state === 'coming')
  t.ok(line.percent > 60 && line.percent < 100, `${line.percent} %`)
  await until('nothing under way', () => alm.network.status(pat.company).length === 0)
  const before = held.gets.length
  await setLink(alm, pat, 'active')
  await untilHere(alm.attachments, job, hash)
  t.ok((await bytesOf(alm.attachments, job, hash)).equals(bytes))
  const offsets = held.gets.slice(before).map(({ offset }) => offset)
  t.ok(Math.min(...offsets) > 2_500_000, `from byte ${Math.min(...offsets)} on`)
})

t.test('a node that stops in the middle has it whole after its next start', async (t) => {
  const { alm, pat, sub, job } = await jobOnLine(t)
  const bytes = photo(4_000_000)
  const held = holdFetching(pat.transport, 3_000_000)
  const hash = await addFile(sub.attachments, job, bytes)
  await held.reached
  const stopping = pat.stop()
  held.release()
  await stopping
  const again = await startNodeOn(t, pat.data)
  const early = await lineOf(again.attachments, job, hash)
  t.ok(early && early.percent > 50, `it begins with ${early?.percent} %`)
  for (const node of [again, alm]) {
    await untilHere(node.attachments, job, hash)
    t.ok((await bytesOf(node.attachments, job, hash)).equals(bytes))
  }
})

t.test('an alarm that is saved while 15 MB are on their way arrives before them', async (t) => {
  const { pat, sub, job } = await jobOnLine(t)
  const arrived: string[] = []
  const bytes = photo(attachment_bytes_max)
  const request = 'intruder on site'
  let saved: Promise<unknown> | undefined
  const hash = await addFile(sub.attachments, job, bytes)
  const seen = untilViewAt(pat, job, 'alarm', ({ fields }) => fields.request?.value === request)
  void seen.then(() => arrived.push('alarm'))
  await untilLine(pat.attachments, job, hash, ({ state, percent }) => {
    if (percent > 5) saved ??= editJob(sub.jobs, job, { fields: { request } }, { by: 'Guard 14' })
    if (state === 'here') arrived.push('photo')
    return state === 'here'
  })
  await seen
  t.ok(saved, 'it was saved in between')
  t.same(arrived, ['alarm', 'photo'])
})
