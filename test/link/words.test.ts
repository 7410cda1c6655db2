import { createHash } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import t from 'tap'
import { commitmentTo, wordsToCompare } from '../../protocol/link/words.ts'
import { company, nonce } from './company.ts'

const party = (code: string) => {
  const { company: id, node } = company(code).context
  return { company: id, node, nonce: nonce(code) }
}
const alm = party('ALM')
const pat = party('PAT')
const secret = nonce('secret')

t.test('there are six words of the list, always the same for the same link', async (t) => {
  const words = wordsToCompare(alm, pat, secret)
  t.equal(words.length, 6)
  t.ok(words.every((word) => wordlist.includes(word)))
  t.strictSame(wordsToCompare(alm, pat, secret), words)
})

t.test('each word is eleven bits of the hash, from the front', async (t) => {
  const parts = [alm.company, alm.node, alm.nonce, pat.company, pat.node, pat.nonce, secret]
  const hash = createHash('sha256')
    .update('baton:words:1\0')
    .update(Buffer.from(parts.join(''), 'hex'))
  const bits = [...hash.digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const expected = [0, 1, 2, 3, 4, 5].map(
    (place) => wordlist[Number.parseInt(bits.slice(11 * place, 11 * (place + 1)), 2)],
  )
  t.strictSame(wordsToCompare(alm, pat, secret), expected)
})

t.test('any company, node, nonce or secret that differs changes the words', async (t) => {
  const other = party('SUB')
  const all = [
    wordsToCompare(alm, pat, secret),
    wordsToCompare(pat, alm, secret),
    wordsToCompare({ ...alm, company: other.company }, pat, secret),
    wordsToCompare({ ...alm, node: other.node }, pat, secret),
    wordsToCompare({ ...alm, nonce: other.nonce }, pat, secret),
    wordsToCompare(alm, { ...pat, company: other.company }, secret),
    wordsToCompare(alm, { ...pat, node: other.node }, secret),
    wordsToCompare(alm, { ...pat, nonce: other.nonce }, secret),
    wordsToCompare(alm, pat, nonce('another secret')),
  ]
  t.equal(new Set(all.map((words) => words.join(' '))).size, all.length)
})

t.test('a commitment tells nothing of the nonce and fits no other', async (t) => {
  t.match(commitmentTo(nonce('a')), /^[0-9a-f]{64}$/)
  t.not(commitmentTo(nonce('a')), commitmentTo(nonce('b')))
})
