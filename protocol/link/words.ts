/**
 * The six words that both administrators read to each other before they approve a link.
 *
 * What they protect. The joiner dials the node that the invitation names and the encryption proves
 * that node's key, so nobody on the network can come between. What remains is the invitation
 * itself: whoever can replace it on its way (a mailbox, a chat) puts a node of his own into it,
 * takes the joiner's request under the inviter's name, and redeems the true invitation for himself
 * under the joiner's name. Both administrators would then approve a link with him. But the two
 * links have different companies, nodes, nonces and secrets, so the words differ.
 *
 * Why there is a commitment. Six words are 66 bits, and people may compare two of them. If he could
 * choose a nonce knowing everything else that goes in, he would try nonces until the words are
 * alike enough. So the joiner sends only a hash of its nonce (Join), the inviter answers with its
 * own (Joined), and then the joiner shows what it had committed to (Reveal). Whichever side he
 * plays, his contribution is fixed before he learns the other's, and each invitation takes one
 * commitment only: he has a single guess of 1 in 2^66.
 */
import { hash } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { type CompanyId, type NodeId, toBytes } from '../ids.ts'
import { linkTags } from './tags.ts'

/** One side of a link in the making. */
export type Party = {
  readonly company: CompanyId
  readonly node: NodeId
  /** 16 random bytes, hex. */
  readonly nonce: string
}

const words_count = 6
/** BIP 39's lists have 2^11 words. */
const bits_per_word = 11n

/** The words of this link; the same on both sides. */
export function wordsToCompare(inviter: Party, joiner: Party, secret: string): readonly string[] {
  const parts = [inviter, joiner].flatMap(({ company, node, nonce }) => [company, node, nonce])
  const bytes = Buffer.concat([linkTags.words, ...[...parts, secret].map(toBytes)])
  const bits = BigInt(`0x${hash('sha256', bytes, 'hex')}`)
  return Array.from({ length: words_count }, (_, place) => {
    const index = BigInt.asUintN(11, bits >> (256n - bits_per_word * BigInt(place + 1)))
    return wordlist[Number(index)] as string
  })
}

/** What the joiner sends instead of its nonce, hex. */
export function commitmentTo(nonce: string): string {
  return hash('sha256', Buffer.concat([linkTags.nonce, toBytes(nonce)]), 'hex')
}
