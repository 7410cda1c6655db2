/** The monitor window over HTTP, and what a browser needs to install it. */
import t from 'tap'
import { World } from '../api/node.ts'
import { link, until } from '../support/company.ts'
import { makeJob } from './board-desk.ts'
import { company } from './client.ts'

t.test('the monitor lists what needs somebody, and nothing else', async (t) => {
  const { node, person } = await company(t)
  const client = await person('operator')
  t.match((await client.get('/monitor')).text, 'Nothing needs attention')
  const job = await makeJob(node, { fields: { siteName: 'Harbour Store' } })
  await makeJob(node, { attend: true, fields: { siteName: 'Old Mill' } })
  const { text } = await client.get('/monitor')
  t.match(text, '1 needs attention')
  t.match(text, new RegExp(`class="monitor-item loud calling" href="/job/${job}" target="baton"`))
  t.match(text, /unassigned[\s\S]*data-response=[\s\S]*Harbour Store[\s\S]*nobody has it/)
  t.notMatch(text, 'Old Mill')
  const partial = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }
  t.match((await client.get('/monitor', partial)).text, /^<div id="monitor"/)
})

t.test('a job that was left stands in it, however many newer ones there are', async (t) => {
  const { node, person } = await company(t)
  const [client, other] = [await person('operator'), await person('operator')]
  const job = await makeJob(node, { attend: true, fields: { siteName: 'Old Mill' } })
  await client.post(`/job/${job}/take`, {})
  for (let n = 0; n < 41; n++) await makeJob(node, { attend: true })
  await client.post('/logout', { confirmed: 'yes' })
  const text = await until('the job to be left', async () => {
    const { text } = await other.get('/monitor')
    return text.includes('Old Mill') && text
  })
  t.match(text, '1 needs attention')
  t.match(text, /class="monitor-item loud calling"[\s\S]*Olsen 1 logged off[\s\S]*Old Mill/)
})

t.test('a silent company stands in it; a guard sees jobs of the run only', async (t) => {
  const { node, person } = await company(t)
  const client = await person('operator')
  const at = Date.now() - 60_000
  node.alarms.push({ is: 'restored', company: 'a'.repeat(64) as never, at })
  await makeJob(node, { fields: { siteName: 'Harbour Store' } })
  t.match((await client.get('/monitor')).text, /2 need attention[\s\S]*restored from an older copy/)
  const guard = await person('guard', '14')
  t.match((await guard.get('/monitor')).text, 'Nothing needs attention')
})

t.test('that a company knows of no link is loud until it is connected again', async (t) => {
  const world = new World()
  const { node, person } = await company(t, { world })
  const pat = await company(t, { code: 'PAT', world })
  await link(node.company, pat.node.company)
  const client = await person('operator')
  const shows = async () => (await client.get('/monitor')).text.includes('PAT Security')
  const { id, own } = pat.node.company
  // As while two companies link, and the first who approved connects a moment too early.
  node.alarms.push({ is: 'not linked there', company: id, node: own.node, at: Date.now() })
  await until('silence', async () => !(await shows()))
  await pat.node.company.network.stop()
  await until('an alarm', shows)
  const { text } = await client.get('/monitor')
  t.match(text, /class="monitor-item loud"[\s\S]*<b class="monitor-site">PAT Security/)
})

t.test('its manifest and icons are served by the node itself', async (t) => {
  const { node, person } = await company(t)
  const { text } = await (await person('operator')).get('/monitor')
  const manifest = /<link rel="manifest" href="([^"]+)"/.exec(text)?.[1] ?? ''
  const response = await fetch(`${node.url}${manifest}`)
  t.match(response.headers.get('Content-Type'), 'application/manifest+json')
  const { start_url, scope, icons } = await response.json()
  t.equal(start_url, '/monitor')
  t.equal(scope, '/monitor')
  for (const { src, type } of icons) {
    const icon = await fetch(new URL(src, `${node.url}${manifest}`))
    t.equal(icon.status, 200, src)
    t.match(icon.headers.get('Content-Type'), type)
  }
})
