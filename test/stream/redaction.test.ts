import t from 'tap'
import type { Delta } from '../../protocol/delta/delta.ts'
import { entryKinds } from '../../protocol/job/fields.ts'
import { baton } from '../../protocol/wire/wire.js'
import { Random } from '../link/model-random.ts'
import { arrival } from '../support/arrival.ts'
import { author } from '../support/author.ts'
import { Observer } from '../support/observer.ts'
import { alm, pat, SharedJob } from '../support/shared-job.ts'
import { act, change, entry, grant, note, value } from '../support/slots.ts'

const secret = 'the safe is behind the picture'

/** A job with a secret in a note and in a value, and with both deleted. */
function redacted() {
  const job = SharedJob.open()
  const { id } = job.write(alm, [note(secret), value('request', secret)])
  const before = job.copy()
  const redact = (slot: number) => act({ is: 'redact', delta: id, slot })
  job.write(alm, [redact(0), redact(1)])
  return { job, before, id }
}

const observer = author('OBS')
const streamOf = ({ replica }: SharedJob) => replica.state.stream

/** The bytes of all deltas that a node keeps. */
async function kept(node: Observer, job: SharedJob): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const { signed } of node.storage.deltas.read(streamOf(job), 0)) all.push(signed)
  return Buffer.concat(all)
}

async function taken(...units: (readonly Delta[])[]): Promise<Observer> {
  const node = await Observer.open(observer)
  for (const unit of units) await node.take(unit, alm)
  return node
}

t.test('a deletion reaches the disk, the timeline and the fields with the same unit', async (t) => {
  const { job, before } = redacted()
  const all = job.replica.deltas
  const last = all.slice(before.replica.deltas.length)
  t.ok((await kept(await taken(before.replica.deltas), job)).includes(secret))
  for (const node of [await taken(before.replica.deltas, last), await taken(all)]) {
    t.notOk((await kept(node, job)).includes(secret))
    t.match(await node.entries(streamOf(job)), [{ kind: 'note', content: { is: 'removed' } }])
    const { fields } = await node.view(streamOf(job))
    t.match(fields.request, { value: null, missing: 'removed' })
  }
})

t.test(
  'what was deleted does not come back with a copy of the delta that still has it',
  async (t) => {
    const { job, before } = redacted()
    const node = await taken(job.replica.deltas, before.replica.deltas)
    t.notOk((await kept(node, job)).includes(secret))
    t.match(await node.entries(streamOf(job)), [{ content: { is: 'removed' } }])
  },
)

t.test('everything else about the delta still verifies', async (t) => {
  const { job, id } = redacted()
  const node = await taken(job.replica.deltas)
  const stored = await node.storage.deltas.position(id)
  const bytes = await node.storage.deltas.get(streamOf(job), stored?.n ?? -1)
  const original = job.replica.deltas.find((delta) => delta.id === id)
  const { body, signature, content } = baton.SignedDelta.decode(bytes ?? new Uint8Array())
  t.same(Buffer.from(body), Buffer.from(original?.signed.body ?? []))
  t.same(Buffer.from(signature), Buffer.from(original?.signed.signature ?? []))
  t.same(content, [])
})

t.test('a deleted answer leaves its seal check waiting, in whatever order it came', async (t) => {
  const job = SharedJob.open()
  job.write(alm, [grant(pat, 'provider')])
  const ask = job.write(pat, [change(entryKinds.sealCheckAsked, entry('all zones?'))])
  const answer = job.write(alm, [change(entryKinds.sealCheckAnswered, entry('sealed', ask.id))])
  t.same(job.view().sealChecks, [])
  job.write(alm, [act({ is: 'redact', delta: answer.id, slot: 0 })])
  for (let seed = 0; seed < 5; seed++) {
    const node = await taken(...arrival(job.replica.deltas, new Random(seed)).map((one) => [one]))
    t.match((await node.view(streamOf(job))).sealChecks, [{ id: ask.id }])
  }
})

t.test(
  'a deletion of a structural change, or of a slot that is not there, deletes nothing',
  async (t) => {
    const job = SharedJob.open()
    const { id } = job.write(alm, [note('one'), act({ is: 'attend' })])
    job.write(alm, [
      act({ is: 'redact', delta: id, slot: 1 }),
      act({ is: 'redact', delta: id, slot: 63 }),
    ])
    const node = await taken(job.replica.deltas)
    t.match(await node.entries(streamOf(job)), [{ content: { text: 'one' } }])
    t.equal((await node.view(streamOf(job))).assignments.length, 1)
  },
)
