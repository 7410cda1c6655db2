import { Agent, get } from 'node:http'
import Koa from 'koa'
import t from 'tap'
import { startHttp } from '../../node/api/server.ts'

const here = { host: '127.0.0.1', port: 0 }

t.test('a port that is taken is one clear failure', async (t) => {
  const first = await startHttp(new Koa(), here)
  t.teardown(() => first.stop())
  const port = Number(new URL(first.url).port)
  await t.rejects(startHttp(new Koa(), { host: '127.0.0.1', port }), {
    code: 'BATON_HTTP_PORT',
    message: /another program has it/,
  })
})

t.test('an address of IPv6 is written as addresses are in links', async (t) => {
  const server = await startHttp(new Koa(), { host: '::1', port: 0 })
  t.teardown(() => server.stop())
  t.match(server.url, /^http:\/\/\[::1\]:\d+$/)
})

t.test('a stop lets what is being answered end, and waits for no idle connection', async (t) => {
  const app = new Koa()
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  app.use(async (context) => {
    if (context.path === '/slow') {
      asked.resolve()
      await answer.promise
    }
    context.body = 'answered'
  })
  const server = await startHttp(app, here)
  const agent = new Agent({ keepAlive: true })
  await new Promise((resolve) =>
    get(server.url, { agent }, (response) => response.resume().on('end', resolve)),
  )
  const slow = fetch(`${server.url}/slow`).then((response) => response.text())
  await asked.promise
  const before = Date.now()
  const stopped = server.stop()
  answer.resolve()
  await stopped
  t.ok(Date.now() - before < 2000)
  t.equal(await slow, 'answered')
  await t.rejects(fetch(server.url))
  agent.destroy()
})
