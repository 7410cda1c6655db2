/** What a guesser can't change at will: an IPv4 address, or the first 64 bits of an IPv6 one. */
import { isIPv6 } from 'node:net'

const groups_all = 8
/** Whoever has one IPv6 address has its whole /64. */
const groups_kept = 4

export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.[\d.]+$)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [before = '', after] = plain.toLowerCase().split('::')
  const head = before === '' ? [] : before.split(':')
  // The last two groups may be written as an IPv4 address; they are not among those kept.
  const tail = after ? after.split(':') : []
  const zeros = after === undefined ? 0 : Math.max(0, groups_all - head.length - tail.length)
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, groups_kept)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
