/** Requests that a browser makes for a page of somebody else, on every row of the table. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import t from 'tap'
import { routes } from '../../admin-ui/routes.ts'
import { company } from './client.ts'

/** Something for each part of a path; none of it is there. */
function addressOf(path: string): string {
  return path.replaceAll(/:(job|company|assignment)/g, 'a'.repeat(64)).replaceAll(/:\w+/g, 'none')
}

/** With headers that only a browser sets. */
async function statusOf(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const asked = request(url, { method, headers })
  asked.end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  response.resume()
  return response.statusCode
}

const foreign: readonly Readonly<Record<string, string>>[] = [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' },
  { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' },
  { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
]

t.test('nothing that changes anything is done for a page of another origin', async (t) => {
  const { node, person } = await company(t)
  const { cookie } = await person('administrator')
  const changing = routes.filter(({ method }) => method !== 'GET')
  t.ok(changing.length > 20)
  const before = (await node.users.users((await actor(node.users, cookie)) as never)).length
  for (const { method, path } of changing) {
    for (const headers of foreign) {
      const all = {
        ...headers,
        Cookie: cookie,
        'Content-Type': 'application/x-www-form-urlencoded',
      }
      const status = await statusOf(`${node.url}${addressOf(path)}`, method, all)
      t.equal(status, 403, `${method} ${path} with ${JSON.stringify(headers)}`)
    }
  }
  t.ok(await actor(node.users, cookie), 'and nobody was logged out')
  t.equal((await node.users.users((await actor(node.users, cookie)) as never)).length, before)
})

t.test('a page of another origin reads nothing, and is no frame around ours', async (t) => {
  const { node, person } = await company(t)
  const { cookie } = await person('administrator')
  for (const { method, path } of routes.filter((row) => row.method === 'GET')) {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', Cookie: cookie }
    const status = await statusOf(`${node.url}${addressOf(path)}`, method, headers)
    t.equal(status, 403, path)
  }
  const response = await fetch(`${node.url}/links`, { headers: { cookie } })
  t.match(response.headers.get('Content-Security-Policy'), "frame-ancestors 'none'")
  t.equal(response.headers.get('Cross-Origin-Opener-Policy'), 'same-origin')
})

t.test(
  'what is open to everybody is what logs in, sets up, and says that a session is over',
  async (t) => {
    const open = routes.filter(({ access }) => access === 'open' || access === 'set-up')
    t.strictSame(open.map(({ method, path }) => `${method} ${path}`).sort(), [
      'GET /events',
      'GET /login',
      'GET /set-up',
      'GET /set-up/administrator',
      'POST /login',
      'POST /login/code',
      'POST /login/passkey',
      'POST /login/passkey/start',
      'POST /set-up',
      'POST /set-up/administrator',
      'POST /set-up/company',
    ])
  },
)

type Users = Awaited<ReturnType<typeof company>>['node']['users']

function actor(users: Users, cookie: string) {
  return users.actorOf(cookie.split('=')[1], '127.0.0.1')
}
