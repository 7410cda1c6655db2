import t from 'tap'
import { publicAddress, readableAddress } from '../../node/transport/public-address.ts'

t.test('an address is taken as people write it, and kept as libp2p does', async (t) => {
  const good: readonly (readonly [typed: string, kept: string])[] = [
    ['baton.example.com', '/dns4/baton.example.com/tcp/4001'],
    [' Baton.Example.com:4002 ', '/dns4/baton.example.com/tcp/4002'],
    ['203.0.113.7', '/ip4/203.0.113.7/tcp/4001'],
    ['203.0.113.7:1', '/ip4/203.0.113.7/tcp/1'],
    ['[2001:db8::1]:4001', '/ip6/2001:db8::1/tcp/4001'],
    ['[2001:db8::1]', '/ip6/2001:db8::1/tcp/4001'],
    ['/dns4/baton.example.com/tcp/4001', '/dns4/baton.example.com/tcp/4001'],
    ['xn--rdgrd-vuad.example:65535', '/dns4/xn--rdgrd-vuad.example/tcp/65535'],
  ]
  for (const [typed, kept] of good) t.equal(publicAddress(typed), kept, typed)
})

t.test('what nobody could dial is refused', async (t) => {
  const wrong = [
    '',
    'localhost',
    'baton',
    'baton..example.com',
    '-baton.example.com',
    'baton.example.com:0',
    'baton.example.com:65536',
    'baton.example.com:http',
    'https://baton.example.com',
    'baton.example.com/path',
    'two words.example.com',
    '300.1.2.3',
    '[203.0.113.7]',
    '2001:db8::1',
    '/dns4/baton.example.com/udp/4001',
    '/tcp/4001',
    `${'a'.repeat(64)}.example.com`,
    `${'a.'.repeat(130)}com`,
    'baton.example.com\n:4001',
    '<b>.example.com',
  ]
  for (const typed of wrong) t.equal(publicAddress(typed), undefined, JSON.stringify(typed))
})

t.test('it is shown as people write it', async (t) => {
  for (const typed of ['baton.example.com:4002', '203.0.113.7:4001', '[2001:db8::1]:4001']) {
    t.equal(readableAddress(publicAddress(typed) ?? ''), typed)
  }
})
