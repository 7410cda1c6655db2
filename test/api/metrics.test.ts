/** `/metrics`: who may read it, what it says, and that what it says has an end. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { Metrics } from '../../node/operate/metrics.ts'
import { link } from '../support/company.ts'
import { NodeProcess } from '../support/node-process.ts'
import { clientOf } from './client.ts'
import { type Served, serve, World } from './node.ts'

type Asked = { readonly token?: string; readonly method?: string }

async function ask(node: Pick<Served, 'url'>, { token, method = 'GET' }: Asked = {}) {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` }
  const response = await fetch(`${node.url}/metrics`, { method, headers })
  return { response, text: await response.text() }
}

const textOf = async (node: Served) => (await ask(node, { token: node.metrics })).text

function has(t: Test, text: string, ...lines: readonly string[]) {
  for (const line of lines) t.ok(text.split('\n').includes(line), line)
}

t.test('strangers get no metrics', async (t) => {
  const node = await serve(t)
  const bare = await ask(node)
  t.equal(bare.response.status, 401)
  t.equal(bare.response.headers.get('WWW-Authenticate'), 'Bearer')
  t.notMatch(bare.text, /baton_/)
  const wrong = await ask(node, { token: `${node.metrics}x` })
  t.equal(wrong.response.status, 401)
  const elsewhere = await fetch(`${node.url}/metrics`, {
    headers: { Authorization: `Bearer ${node.metrics}`, Origin: 'https://elsewhere.example' },
  })
  t.equal(elsewhere.status, 403)
  t.equal((await ask(node, { token: node.metrics, method: 'POST' })).response.status, 405)
})

t.test('a token of a monitor opens the metrics and nothing else', async (t) => {
  const node = await serve(t)
  const { response, text } = await ask(node, { token: node.metrics })
  t.equal(response.status, 200)
  t.equal(response.headers.get('Content-Type'), 'text/plain; version=0.0.4; charset=utf-8')
  t.equal(response.headers.get('Cache-Control'), 'no-store')
  t.match(text, /^baton_build_info\{version="0\.1\.0-test"\} 1$/m)
  for (const path of ['/jobs', '/status', '/links', '/openapi.json']) {
    const reply = await clientOf(node)('GET', path, { token: node.metrics })
    t.equal(reply.status, 403, path)
  }
  t.equal((await ask(node, { token: node.read })).response.status, 200, 'who may more may this')
})

t.test('requests are counted by the template of their route, whatever is asked for', async (t) => {
  const node = await serve(t)
  const client = clientOf(node)
  const id = 'ab'.repeat(32)
  await client('GET', `/jobs/${id}`, { token: node.read })
  await client('GET', '/nonsense/of/4512', { token: node.read })
  await fetch(`${node.url}/job/${id}`, { redirect: 'manual' })
  await fetch(`${node.url}/static/4512/style.css`)
  await fetch(`${node.url}/healthz`)
  await fetch(`${node.url}/login`, { method: 'PROPFIND' })
  const text = await textOf(node)
  has(
    t,
    text,
    'baton_http_requests_total{method="GET",route="/api/v1/jobs/:job",status="404"} 1',
    'baton_http_requests_total{method="GET",route="other",status="404"} 1',
    'baton_http_requests_total{method="GET",route="/job/:job",status="303"} 1',
    'baton_http_requests_total{method="GET",route="/static",status="200"} 1',
    'baton_http_requests_total{method="GET",route="/healthz",status="200"} 1',
    'baton_http_request_seconds_count{method="GET",route="/job/:job"} 1',
  )
  t.match(text, /requests_total\{method="other",route="other",status="\d+"\} 1/)
  t.notMatch(text, new RegExp(`${id}|4512|PROPFIND`))
})

t.test('links are told by the code of their company, and never by its name', async (t) => {
  const world = new World()
  const alm = await serve(t, { world })
  const pat = await serve(t, { world, code: 'PAT' })
  await link(alm.company, pat.company)
  await clientOf(alm)('POST', '/jobs', {
    token: alm.write,
    body: { fields: { request: 'look', siteName: 'Villa Solvej' }, providers: [{ code: 'PAT' }] },
  })
  const text = await textOf(alm)
  has(t, text, 'baton_links{state="active"} 1')
  t.match(text, /^baton_link_connected\{company="PAT"\} [01]$/m)
  t.match(text, /^baton_link_queue_deltas\{company="PAT"\} \d+$/m)
  t.match(text, /^baton_link_oldest_undelivered_seconds\{company="PAT"\} \d/m)
  has(t, text, 'baton_jobs_waiting{kind="late"} 0', 'baton_jobs{life="open"} 1')
  t.notMatch(text, /Villa|PAT Security|ALM Security|Olsen|[0-9a-f]{64}/)
})

t.test(
  'of backups it says when the last good one was made, how old it is and what failed',
  async (t) => {
    const metrics = new Metrics('1')
    const links = [{ code: 'PAT', state: 'unlinked', connected: false, queue: 7 }]
    const figures = { now: 90_000, links, waiting: {}, jobs: {} }
    const backup = { running: false, overdue: false, failures: 0 }
    const before = await metrics.text({ ...figures, backup })
    t.match(before, /^baton_backup_failures_total 0$/m)
    const last = { at: 30_000, bytes: 5000 }
    const text = await metrics.text({ ...figures, backup: { ...backup, failures: 2, last } })
    has(
      t,
      text,
      'baton_backup_last_good_timestamp_seconds 30',
      'baton_backup_last_good_age_seconds 60',
      'baton_backup_last_good_bytes 5000',
      'baton_backup_failures_total 2',
      'baton_links{state="unlinked"} 1',
    )
    t.notMatch(text, /link_queue_deltas\{/, 'nothing waits for a link that has ended')
  },
)

t.test('every name begins with baton_ and ends in its unit', async (t) => {
  const metrics = new Metrics('1')
  const units = /_(total|seconds|bytes|deltas|ratio|info)$/
  const counts = /^baton_(links|jobs|jobs_waiting|link_connected|backup_(running|overdue))$/
  for (const { name } of await metrics.registry.getMetricsAsJSON()) {
    t.match(name, /^baton_/)
    if (!/^baton_(nodejs|process)_/.test(name)) t.ok(units.test(name) || counts.test(name), name)
  }
})

t.test('the example of alarms names nothing that is not measured', async (t) => {
  const text = await new Metrics('1').registry.metrics()
  const rules = await readFile(new URL('../../deploy/alerts.yaml', import.meta.url), 'utf8')
  const named = new Set(rules.match(/baton_\w+/g))
  t.ok(named.size > 5)
  for (const name of named) t.match(text, new RegExp(`^# TYPE ${name} `, 'm'))
})

t.test('a running node counts what it writes, and measures its process', async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'baton-metrics-'))
  t.teardown(() => rm(data, { recursive: true, force: true }))
  const node = new NodeProcess(data)
  const made = await node.call('/jobs', { fields: { request: 'look' } })
  t.equal(made.status, 201)
  const added = await node.call('/tokens', { name: 'Prometheus', scope: 'metrics' })
  const { token } = (await added.json()) as { token: string }
  const { text } = await ask({ url: await node.ready() }, { token })
  t.match(text, /^baton_deltas_total\{origin="written"\} [1-9]/m)
  t.match(text, /^baton_nodejs_eventloop_lag_p99_seconds /m)
  t.match(text, /^baton_process_resident_memory_bytes /m)
  t.equal((await node.stop()).code, 0)
})
