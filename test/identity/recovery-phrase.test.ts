import fc from 'fast-check'
import t from 'tap'
import { recoveryPhrase, seedFromRecoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { toBytes, toHex } from '../../protocol/ids.ts'
import { vectors } from './vectors.ts'

t.test('seeds and phrases are those of the vectors, both ways', async (t) => {
  for (const { seed, phrase } of vectors.recoveryPhrases) {
    t.equal(recoveryPhrase(toBytes(seed)), phrase)
    const typed = seedFromRecoveryPhrase(phrase)
    t.equal('seed' in typed && toHex(typed.seed), seed)
  }
})

t.test('every seed comes back from its phrase', async (t) => {
  const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const back = fc.property(seeds, (seed) => {
    const typed = seedFromRecoveryPhrase(recoveryPhrase(seed))
    return 'seed' in typed && toHex(typed.seed) === toHex(seed)
  })
  t.doesNotThrow(() => fc.assert(back))
})

const words = `${'abandon '.repeat(23)}art`

t.test('capitals, line ends and spaces are as they come', async (t) => {
  const typed = `  ${words.toUpperCase().replaceAll(' ', '\n ')}\t`
  t.match(seedFromRecoveryPhrase(typed), { seed: new Uint8Array(32) })
})

t.test('who mistypes is told what and where', async (t) => {
  t.strictSame(seedFromRecoveryPhrase('abandon art'), { fault: 'word-count', words: 2 })
  t.strictSame(seedFromRecoveryPhrase(''), { fault: 'word-count', words: 0 })
  const wrong = words.replace('abandon abandon', 'abandon abandoned')
  const unknown = { fault: 'unknown-word', word: 'abandoned', place: 2 }
  t.strictSame(seedFromRecoveryPhrase(wrong), unknown)
  const other = words.replace('art', 'zoo')
  t.strictSame(seedFromRecoveryPhrase(other), { fault: 'checksum' })
})

t.test('a seed of another length has no phrase', async (t) => {
  t.throws(() => recoveryPhrase(new Uint8Array(16)), RangeError)
})
