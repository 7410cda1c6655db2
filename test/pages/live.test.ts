/** The stream of changes over HTTP: what it tells, whom, what was missed, and its end. */
import t, { type Test } from 'tap'
import type { LiveId } from '../../admin-ui/backend/live.ts'
import { Feed } from '../../admin-ui/pages/live/feed.ts'
import { clientOf } from '../api/client.ts'
import { serve, World } from '../api/node.ts'
import { link, until } from '../support/company.ts'
import { type Client, company } from './client.ts'

type Told = { readonly event: string; readonly id: string; readonly data: string }

/** An open stream, read until the test ends. */
async function listen(t: Test, client: Client, path = '/events', headers = {}) {
  const stop = new AbortController()
  t.teardown(() => stop.abort())
  const response = await fetch(`${client.url}${path}`, {
    headers: { Cookie: client.cookie, ...headers },
    signal: stop.signal,
  })
  const told: Told[] = []
  let isOpen = true
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      told.push(...events.map(readEvent))
    }
  })()
  reading
    .catch(() => undefined)
    .finally(() => {
      isOpen = false
    })
  return { response, told, isOpen: () => isOpen, stop: () => stop.abort() }
}

function readEvent(text: string): Told {
  const part = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  return { event: part('event'), id: part('id'), data: part('data') }
}

const changes = (told: readonly Told[]) => told.filter(({ event }) => event === '')

async function scene(t: Test) {
  const at = await company(t)
  const make = async () => {
    const made = await clientOf(at.node)('POST', '/jobs', { token: at.node.write, body: {} })
    return String(made.body.job)
  }
  return { ...at, make, client: await at.person() }
}

t.test('a change is told at once: which job, and nothing of it', async (t) => {
  const { client, make } = await scene(t)
  const { response, told } = await listen(t, client)
  t.match(response.headers.get('Content-Type'), 'text/event-stream')
  t.match(response.headers.get('Cache-Control'), 'no-transform')
  t.equal(response.headers.get('X-Accel-Buffering'), 'no')
  await until('hello', () => told.some(({ event }) => event === 'hello'))
  const job = await make()
  const [change] = await until('the change', () => {
    const found = changes(told)
    return found.length > 0 && found
  })
  const data = JSON.parse(change?.data ?? '{}')
  t.strictSame(Object.keys(data), ['id', 'rev'])
  t.equal(data.id, job)
  t.equal(data.rev, change?.id)
})

t.test('that another company has seen a job is a change, too', async (t) => {
  const world = new World()
  const [alm, pat] = [await company(t, { world }), await serve(t, { code: 'PAT', world })]
  await link(alm.node.company, pat.company)
  const body = { providers: [{ code: 'PAT' }] }
  const made = await clientOf(alm.node)('POST', '/jobs', { token: alm.node.write, body })
  const job = `/jobs/${made.body.job}`
  const delivery = async () => {
    const { body: view } = await clientOf(alm.node)('GET', job, { token: alm.node.read })
    return JSON.stringify(view).includes('"state":"delivered"')
  }
  await until('delivered', delivery)
  const { told } = await listen(t, await alm.person())
  await until('hello', () => told.some(({ event }) => event === 'hello'))
  await clientOf(pat)('POST', `${job}/seen`, { token: pat.write, body: {} })
  const [change] = await until('the change', () => changes(told).length > 0 && changes(told))
  t.equal(JSON.parse(change?.data ?? '{}').id, made.body.job)
})

t.test('who was away gets what was missed, in order and once', async (t) => {
  const { client, make } = await scene(t)
  const first = await listen(t, client)
  const hello = await until('hello', () => first.told.find(({ event }) => event === 'hello'))
  const jobs = [await make(), await make(), await make()]
  const isTold = (job: string | undefined) =>
    changes(first.told).some(({ data }) => job && data.includes(job))
  await until('the last', () => isTold(jobs.at(-1)))
  first.stop()
  const second = await listen(t, client, '/events?after=', { 'Last-Event-ID': hello.id })
  await until('hello again', () => second.told.some(({ event }) => event === 'hello'))
  const missed = changes(second.told).map(({ data }) => JSON.parse(data).id)
  t.strictSame([...new Set(missed)], jobs)
  t.notOk(second.told.some(({ event }) => event === 'reset'))
  const last = second.told.at(-1)?.id ?? ''
  const third = await listen(t, client, `/events?after=${last}`)
  await until('hello', () => third.told.some(({ event }) => event === 'hello'))
  t.strictSame(changes(third.told), [])
})

t.test('who was away for too long, or at another start, fetches everything', async (t) => {
  const { client, make } = await scene(t)
  const first = await listen(t, client)
  await make()
  await until('the change', () => changes(first.told).length > 0)
  for (const after of ['', 'nonsense', '0123456789ab.1', 'x'.repeat(2000), '.', '%00']) {
    const { told } = await listen(t, client, `/events?after=${after}`)
    await until('reset', () => told.some(({ event }) => event === 'reset'), 2000)
    t.strictSame(changes(told), [], after)
  }
})

t.test(
  'of more changes than are kept everything is fetched, of fewer what was missed',
  async (t) => {
    const feed = new Feed()
    let change: (id: LiveId) => void = () => undefined
    feed.attach({
      changes: (listener) => {
        change = listener
        return () => undefined
      },
    })
    const begun = feed.revision
    const [start] = begun.split('.')
    for (let i = 0; i < 1200; i++) change(`job ${i}` as LiveId)
    await until('all are counted', () => feed.revision === `${start}.1200`)
    const told = (from: string) => String(feed.open('session', from)?.read())
    t.match(told(begun), /^event: reset\n/)
    t.match(told(`${start}.199`), /^event: reset\n/)
    t.match(told(`${start}.1201`), /^event: reset\n/, 'no such change has been')
    t.match(told(`${start}.200`), /^id: \w+\.201\ndata: \{"id":"job 200"/)
    t.match(told(`${start}.1199`), /^id: \w+\.1200\n/)
    t.notMatch(told(`${start}.1200`), /"id"|reset/)
    feed.stop()
  },
)

t.test('a page is told how far it is, so that nothing is missed before it listens', async (t) => {
  const { client, make } = await scene(t)
  const { text } = await client.get('/')
  const [, rev = ''] = /data-revision="([^"]+)"/.exec(text) ?? []
  const job = await make()
  const { told } = await listen(t, client, `/events?after=${rev}`)
  const [change] = await until('the change', () => changes(told).length > 0 && changes(told))
  t.equal(JSON.parse(change?.data ?? '{}').id, job)
})

t.test('who is not logged in is told that it is over', async (t) => {
  const { client } = await scene(t)
  client.cookie = 'baton-session=no'
  const { told, isOpen } = await listen(t, client)
  await until('the end', () => !isOpen())
  t.strictSame(
    told.map(({ event }) => event),
    ['ended'],
  )
})

t.test('what is open ends with the session, and only that', async (t) => {
  const { client, person } = await scene(t)
  const [own, other] = [await listen(t, client), await listen(t, await person())]
  await until('hello', () => own.told.length > 0 && other.told.length > 0)
  await client.post('/logout', {})
  await until('the end', () => !own.isOpen())
  t.equal(own.told.at(-1)?.event, 'ended')
  t.ok(other.isOpen())
})

t.test('a session has so many streams open, and gets another when one is closed', async (t) => {
  const { client } = await scene(t)
  const open = []
  for (let i = 0; i < 8; i++) open.push(await listen(t, client))
  t.equal((await client.get('/events')).status, 429)
  open[0]?.stop()
  await until('another one', async () => {
    const { response, stop } = await listen(t, client)
    if (response.status !== 200) stop()
    return response.status === 200
  })
})

t.test('who asks for the headers only keeps nothing open', async (t) => {
  const { client } = await scene(t)
  for (let i = 0; i < 20; i++) {
    t.equal((await client.ask('/events', { method: 'HEAD' })).status, 200)
  }
  const { response } = await listen(t, client)
  t.equal(response.status, 200)
})

t.test('what is silent is heard all the same, every few seconds', async (t) => {
  const { client } = await scene(t)
  const { told } = await listen(t, client)
  const beats = () => told.filter(({ event }) => event === 'beat')
  await until('two beats', () => beats().length > 1, 8000)
  t.strictSame(changes(told), [], 'and no change is made up')
})

t.test('a storm on one job is a few events', async (t) => {
  const { client, node } = await scene(t)
  const { told } = await listen(t, client)
  await until('hello', () => told.some(({ event }) => event === 'hello'))
  for (let i = 0; i < 2000; i++)
    node.news.tell({ is: 'connected', company: 'c' as never, node: 'n' as never })
  await until('a change', () => changes(told).length > 0)
  t.equal(changes(told).length, 1)
})

t.test('a browser that goes away is no failure', async (t) => {
  const { client, node } = await scene(t)
  for (let i = 0; i < 5; i++) {
    const { stop, told } = await listen(t, client)
    await until('hello', () => told.length > 0)
    stop()
  }
  const { told } = await listen(t, client)
  await until('a beat', () => told.some(({ event }) => event === 'beat'), 5000)
  t.strictSame(node.logged, [])
})

t.test('a node that stops waits for no open page', async (t) => {
  const started = Date.now()
  await t.test('with pages open', async (t) => {
    const { client } = await scene(t)
    const { told } = await listen(t, client)
    await until('hello', () => told.length > 0)
  })
  t.ok(Date.now() - started < 5000, 'the node was stopped by the teardown of that test')
})
