import t from 'tap'
import { dialable, isDialAddress, isListenAddress } from '../../node/transport/address.ts'
import { peerIdOf } from '../../node/transport/peer-id.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { address_chars_max } from '../../protocol/limits.ts'

const peer = peerIdOf('01'.repeat(32) as NodeId)
const other = peerIdOf('02'.repeat(32) as NodeId)

t.test('a node listens on an IP address and a TCP port', async (t) => {
  for (const good of ['/ip4/0.0.0.0/tcp/4001', '/ip6/::/tcp/0']) t.ok(isListenAddress(good), good)
  for (const bad of [
    '',
    '0.0.0.0:4001',
    '/ip4/0.0.0.0',
    '/ip4/0.0.0.0/udp/4001',
    '/ip4/0.0.0.0/tcp/99999',
    '/ip4/300.0.0.1/tcp/4001',
    '/dns4/patrol.example/tcp/4001',
    '/ip4/0.0.0.0/tcp/4001/ws',
    `/ip4/0.0.0.0/tcp/4001/p2p/${peer}`,
  ]) {
    t.notOk(isListenAddress(bad), bad)
  }
})

t.test('a node is dialled at an IP address or a name, and a TCP port', async (t) => {
  for (const good of [
    '/ip4/192.0.2.1/tcp/4001',
    '/ip6/2001:db8::1/tcp/4001',
    '/dns4/patrol.example/tcp/4001',
    '/dns/patrol.example/tcp/4001',
  ]) {
    t.ok(isDialAddress(good), good)
  }
  for (const bad of [
    '',
    '/tcp/4001',
    '/dns4/patrol.example',
    '/unix/tmp%2Fsocket',
    `/ip4/192.0.2.1/tcp/4001/p2p/${peer}`,
    `/dns4/${'a'.repeat(address_chars_max)}/tcp/4001`,
  ]) {
    t.notOk(isDialAddress(bad), bad)
  }
})

t.test('what is dialled leads to the peer, in the order given', async (t) => {
  const addresses = [
    '/ip4/192.0.2.2/tcp/1',
    'nonsense',
    `/ip4/192.0.2.1/tcp/2/p2p/${other}`,
    `/ip4/192.0.2.1/tcp/3/p2p/${peer}`,
    `/ip4/192.0.2.1/tcp/4/p2p/${peer}/p2p-circuit`,
    `/ip4/192.0.2.1/tcp/5/p2p/${other}/p2p/${peer}`,
    '/ip4/192.0.2.1/tcp/6/p2p/nobody',
  ]
  t.strictSame(dialable(addresses, peer).map(String), [
    `/ip4/192.0.2.2/tcp/1/p2p/${peer}`,
    `/ip4/192.0.2.1/tcp/3/p2p/${peer}`,
  ])
})
