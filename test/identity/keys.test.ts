import fc from 'fast-check'
import t from 'tap'
import { signerFromSeed, signerId, Verifier } from '../../protocol/identity/keys.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { type CompanyId, parseId, toBytes, toHex } from '../../protocol/ids.ts'
import { companyId, company as signer, vectors } from './vectors.ts'

const content = toBytes(vectors.content)

t.test('tags, public keys and signatures are those of the vectors', async (t) => {
  t.strictSame(
    Object.fromEntries(Object.entries(tags).map(([name, tag]) => [name, toHex(tag)])),
    vectors.tags,
  )
  for (const { name, seed, publicKey, signatures } of vectors.keys) {
    const key = signerFromSeed(toBytes(seed))
    t.equal(toHex(key.publicKey), publicKey, name)
    for (const [tag, signature] of Object.entries(signatures)) {
      const made = key.sign(tags[tag as keyof typeof tags], content)
      t.equal(toHex(made), signature, `${name} signs ${tag}`)
    }
  }
})

t.test('a seed of another length is refused', async (t) => {
  for (const length of [0, 31, 33, 64]) {
    t.throws(() => signerFromSeed(new Uint8Array(length)), RangeError)
  }
})

t.test('every way to verify gives the same verdict, and none throws', async (t) => {
  const good = signer.sign(tags.receipt, content)
  const other = signerId<CompanyId>(signerFromSeed(new Uint8Array(32)))
  const cases: [verdict: boolean, ...Parameters<Verifier['verify']>][] = [
    [true, companyId, tags.receipt, content, good],
    [false, other, tags.receipt, content, good],
    [false, companyId, tags.link, content, good],
    [false, companyId, tags.receipt, content.subarray(1), good],
    [false, companyId, tags.receipt, content, good.toReversed()],
    [false, companyId, tags.receipt, content, good.subarray(1)],
    [false, companyId, tags.receipt, content, new Uint8Array(0)],
  ]
  const verifier = new Verifier()
  for (const [verdict, ...signed] of cases) {
    t.equal(verifier.verify(...signed), verdict)
    t.equal(await verifier.verifyOnPool(...signed), verdict)
    t.equal(verifier.verifyOnce(...signed), verdict)
    t.equal(verifier.verifyOnce(...signed), verdict, 'and again, from memory')
  }
})

t.test('any 32 bytes can be asked for as a key', async (t) => {
  const signature = signer.sign(tags.receipt, content)
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const asked = fc.asyncProperty(bytes, async (key) => {
    const id = parseId<CompanyId>(toHex(key)) as CompanyId
    const verifier = new Verifier()
    const pooled = await verifier.verifyOnPool(id, tags.receipt, content, signature)
    return !verifier.verify(id, tags.receipt, content, signature) && !pooled
  })
  await t.resolves(fc.assert(asked))
  t.notOk(new Verifier().verify('f'.repeat(64) as CompanyId, tags.receipt, content, signature))
})

t.test('a verdict that was remembered holds for that very document alone', async (t) => {
  const verifier = new Verifier()
  const signature = signer.sign(tags.link, content)
  t.ok(verifier.verifyOnce(companyId, tags.link, content, signature))
  for (let i = 0; i < content.length; i++) {
    const changed = content.with(i, (content[i] ?? 0) ^ 1)
    t.notOk(verifier.verifyOnce(companyId, tags.link, changed, signature))
  }
})
