import t from 'tap'
import { networkOf } from '../../node/user/network-of.ts'

t.test('an IPv4 address is a network of its own, however a socket writes it', async (t) => {
  t.equal(networkOf('192.0.2.7'), '192.0.2.7')
  t.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7')
  t.equal(networkOf('::FFFF:192.0.2.7'), '192.0.2.7')
})

t.test('of an IPv6 address the first 64 bits count, however it is written', async (t) => {
  const network = '2001:db8:0:1::/64'
  const ways = [
    '2001:db8:0:1::5',
    '2001:0DB8:0000:0001:ffff:1:2:3',
    '2001:db8:0:1:5::',
    '2001:db8::1:0:0:0:9',
  ]
  for (const address of ways) t.equal(networkOf(address), network, address)
  t.equal(networkOf('2001:db8:0:2::5'), '2001:db8:0:2::/64')
  t.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
  t.equal(networkOf('::1'), '0:0:0:0::/64')
})

// Found by fuzzing: it was taken for an IPv4 address in another form, and became "1".
t.test('an IPv6 address whose last group follows ffff is an IPv6 address', async (t) => {
  t.equal(networkOf('::ffff:1'), '0:0:0:0::/64')
  t.equal(networkOf('2001:db8::ffff:7'), '2001:db8:0:0::/64')
})

t.test('what is no address stands for itself', async (t) => {
  t.equal(networkOf(''), '')
  t.equal(networkOf('unix:'), 'unix:')
})
