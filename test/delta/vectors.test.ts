/** The golden vectors of deltas: what is made is these bytes, and these bytes get these verdicts. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { authenticLength } from '../../protocol/delta/authenticity.ts'
import { contentHash } from '../../protocol/delta/content.ts'
import { deltaId, readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { type DeltaDraft, sealDelta } from '../../protocol/delta/write.ts'
import { makeCertificate } from '../../protocol/identity/certificate.ts'
import { signerFromSeed, signerId, Verifier } from '../../protocol/identity/keys.ts'
import { type NodeId, toBytes, toHex } from '../../protocol/ids.ts'
import { SharedJob } from '../support/shared-job.ts'

type Vector = {
  readonly name: string
  /** Code and serial of who signs. */
  readonly by: string
  readonly draft: object
  readonly contents: readonly ({ salt: string; change: string; hash: string } | null)[]
  readonly body: string
  readonly id: string
  readonly signature: string
  readonly envelope: string
  readonly verdict: string
}

type Vectors = {
  readonly companies: readonly {
    readonly code: string
    readonly name: string
    readonly serial: number
    readonly companySeed: string
    readonly nodeSeed: string
    readonly company: string
    readonly node: NodeId
    readonly certificate: string
  }[]
  readonly deltas: readonly Vector[]
  readonly judged: readonly Vector[]
  readonly envelopes: readonly Pick<Vector, 'name' | 'envelope' | 'verdict'>[]
  readonly job: object
}

const file = new URL('../vectors/delta.json', import.meta.url)
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors
const verifier = new Verifier()

const signerOf = (by: string) => {
  const one = vectors.companies.find(({ code, serial }) => `${code}/${serial}` === by)
  if (!one) throw new Error(`nobody is ${by}`)
  return { ...one, signer: signerFromSeed(toBytes(one.nodeSeed)) }
}

/** Bytes stand as hex in JSON. */
function draftOf({ draft }: Vector): DeltaDraft {
  const read = (key: string, value: unknown) =>
    key === 'certificate' || key === 'revocation' ? toBytes(value as string) : value
  return JSON.parse(JSON.stringify(draft), read)
}

/** The job of the vectors, as whoever took all its deltas has it. */
function wholeJob(): SharedJob {
  const job = new SharedJob()
  for (const { envelope } of vectors.deltas) {
    const delta = readDelta(toBytes(envelope))
    if (delta instanceof Refused) throw new Error(delta.reason)
    job.take(delta)
  }
  return job
}

/** The first rule that these bytes break, after all deltas of the job; or how they are taken. */
async function verdictOn(envelope: string, job: SharedJob): Promise<string> {
  const delta = readDelta(toBytes(envelope))
  if (delta instanceof Refused) return delta.reason
  const lane = job.replica.state.lanes.find(({ chain }) => chain === delta.chain)
  const node = delta.start?.certificate.node ?? lane?.node
  if (!node || (await authenticLength([delta], node, verifier)) === 0) return 'bad-signature'
  const verdict = job.replica.judge(delta)
  if (verdict.is === 'missing') return 'missing-ancestor'
  return verdict.is === 'refused' ? verdict.reason : verdict.is
}

t.test('keys and certificates are made of the seeds', async (t) => {
  for (const { code, name, serial, companySeed, certificate, ...one } of vectors.companies) {
    const company = signerFromSeed(toBytes(companySeed))
    t.equal(toHex(company.publicKey), one.company)
    const node = signerId<NodeId>(signerFromSeed(toBytes(one.nodeSeed)))
    t.equal(node, one.node)
    t.equal(toHex(makeCertificate(company, { node, serial, code, name })), certificate)
  }
})

t.test('every draft is sealed to exactly these bytes', async (t) => {
  for (const vector of [...vectors.deltas, ...vectors.judged]) {
    const { signer } = signerOf(vector.by)
    const salts = vector.contents.flatMap((content) => (content ? [toBytes(content.salt)] : []))
    const envelope = sealDelta(draftOf(vector), {
      sign: signer.sign,
      random: () => salts.shift() as Uint8Array,
    })
    t.equal(toHex(envelope), vector.envelope, vector.name)
    t.equal(salts.length, 0)
  }
})

t.test('bodies, ids, signatures and content hashes are those of the envelopes', async (t) => {
  for (const { name, by, body, id, signature, envelope, contents } of [
    ...vectors.deltas,
    ...vectors.judged,
  ]) {
    const delta = readDelta(toBytes(envelope))
    if (delta instanceof Refused) throw new Error(`${name}: ${delta.reason}`)
    t.equal(toHex(delta.signed.body), body, name)
    t.equal(toHex(delta.signed.signature), signature)
    t.equal(deltaId(delta.signed.body), id)
    t.equal(delta.id, id)
    t.equal(await authenticLength([delta], signerOf(by).node, verifier), 1)
    for (const content of contents) {
      if (content) {
        t.equal(contentHash(toBytes(content.salt), toBytes(content.change)), content.hash)
      }
    }
  }
})

t.test('taken in this order every delta is valid', async (t) => {
  t.equal(wholeJob().replica.deltas.length, vectors.deltas.length)
  t.ok(vectors.deltas.every(({ verdict }) => verdict === 'valid'))
})

t.test('whatever else comes after them gets its verdict', async (t) => {
  const job = wholeJob()
  for (const { name, envelope, verdict } of [...vectors.judged, ...vectors.envelopes]) {
    t.equal(await verdictOn(envelope, job), verdict, name)
  }
})

t.test('and this is the job', async (t) => {
  const { number, life, generation, forks, sealChecks, ...view } = wholeJob().view()
  const shown = Object.entries(view.fields).map(([name, one]) => [name, one.missing ?? one.value])
  const offered = view.offered.map(({ field, value, standing }) => ({ field, value, standing }))
  const assignments = view.assignments.map(({ id, code, status, ended }) => {
    return { id, code, status, ended: ended?.how ?? null }
  })
  const fields = Object.fromEntries(shown)
  const read = { number, life, generation, forks, sealChecks: sealChecks.length }
  t.same({ ...read, fields, offered, assignments }, vectors.job)
})
