import t from 'tap'
import { addressesIn, isNetwork } from '../../node/operate/networks.ts'
import { clientOf } from './client.ts'
import { serve } from './node.ts'

/** Wrong tokens from one address until no more are taken. */
async function tries(
  ask: ReturnType<typeof clientOf>,
  headers: (n: number) => Readonly<Record<string, string>>,
): Promise<number> {
  for (let n = 1; n <= 100; n++) {
    const { status } = await ask('GET', '/jobs', { token: 'wrong', headers: headers(n) })
    if (status === 429) return n
  }
  return Number.POSITIVE_INFINITY
}

t.test('what anybody says of his address is not believed', async (t) => {
  const ask = clientOf(await serve(t))
  const found = await tries(ask, (n) => ({ 'X-Forwarded-For': `10.0.0.${n}` }))
  t.ok(found < 100, `told apart by a header of his own: ${found}`)
})

t.test('a proxy of ours is believed who asked it, and nobody further away', async (t) => {
  const ask = clientOf(await serve(t, { proxies: ['127.0.0.0/8', '192.168.7.1'] }))
  const spread = await tries(ask, (n) => ({ 'X-Forwarded-For': `10.0.0.${n}` }))
  t.equal(spread, Number.POSITIVE_INFINITY, 'each address has its own tries')
  const forged = await tries(ask, (n) => ({
    'X-Forwarded-For': `10.9.9.${n}, 203.0.113.5, 192.168.7.1`,
  }))
  t.ok(forged < 100, `what stands left of the asker is his own word: ${forged}`)
  const garbage = await tries(ask, (n) => ({ 'X-Forwarded-For': `10.8.8.${n}, nonsense` }))
  t.ok(garbage < 100, 'what is no address ends the reading')
})

t.test('only a proxy of ours makes a session cookie that is for HTTPS', async (t) => {
  const cookieBy = async (proxies: string[]) => {
    const { url, users } = await serve(t, { proxies })
    const who = { login: 'anne', password: 'a quiet night shift' }
    const from = { address: '192.0.2.10', agent: 'a desk' }
    t.equal((await users.foundAdministrator({ ...who, name: 'Anne' }, from)).is, 'in')
    const headers = { 'X-Forwarded-Proto': 'https' }
    const body = new URLSearchParams(who)
    const answer = await fetch(`${url}/login`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body,
    })
    return answer.headers.get('Set-Cookie') ?? ''
  }
  t.match(await cookieBy([]), /^baton-session=(?!.*Secure)/)
  t.match(await cookieBy(['127.0.0.1']), /^__Host-baton-session=.*Secure/)
})

t.test(
  'by HTTPS browsers are told never to come without it, and by HTTP nothing of it',
  async (t) => {
    const headers = { 'X-Forwarded-Proto': 'https' }
    const told = async (proxies: string[], path: string) => {
      const { url } = await serve(t, { proxies })
      const { headers: got } = await fetch(`${url}${path}`, { headers, redirect: 'manual' })
      return got.get('Strict-Transport-Security')
    }
    for (const path of ['/', '/login', '/api/v1/status', '/healthz', '/static/x/style.css']) {
      t.equal(await told(['127.0.0.1'], path), 'max-age=31536000; includeSubDomains', path)
      t.equal(await told([], path), null, 'anybody can say so')
    }
  },
)

t.test('networks are addresses with or without a length', (t) => {
  for (const good of ['10.0.0.0/8', '127.0.0.1', '::1', 'fd00::/8']) t.ok(isNetwork(good), good)
  for (const bad of [
    '',
    '10.0.0.0/33',
    '10.0.0/8',
    'proxy',
    '10.0.0.0/8/8',
    '::/129',
    '1.1.1.1/',
  ]) {
    t.notOk(isNetwork(bad), bad)
  }
  const inside = addressesIn(['10.0.0.0/8', '::1', '192.0.2.7'])
  for (const address of ['10.255.0.1', '::1', '192.0.2.7', '::ffff:10.0.0.1']) {
    t.ok(inside(address), address)
  }
  for (const address of ['11.0.0.1', '::2', '192.0.2.8', 'nonsense'])
    t.notOk(inside(address), address)
  t.end()
})
