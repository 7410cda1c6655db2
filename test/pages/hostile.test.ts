/** What another company writes stays text, on every page there is. */
import t from 'tap'
import { routes } from '../../admin-ui/routes.ts'
import { clientOf } from '../api/client.ts'
import { serve, World } from '../api/node.ts'
import { link, until } from '../support/company.ts'
import { company } from './client.ts'

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e</title></textarea>'

t.test('hostile text of another company stays text, on every page', async (t) => {
  const world = new World()
  const at = await company(t, { world })
  const pat = await serve(t, { code: 'PAT', name: '<b>Patrol', world })
  await link(at.node.company, pat.company)
  const theirs = clientOf(pat)
  const ask = async (path: string, body: object) => {
    const reply = await theirs('POST', path, { token: pat.write, body })
    if (reply.status >= 400) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const { job } = await ask('/jobs', {
    fields: { siteName: hostile, siteAddress: hostile, request: hostile, caller: hostile },
    providers: [{ code: 'ALM' }, { name: '<i>Night' }],
    by: '<i>Olsen',
  })
  await ask(`/jobs/${job}/entries`, { text: hostile, by: '<i>Olsen', items: [hostile] })
  const own = clientOf(at.node)
  await until('the note', async () => {
    const { body } = await own('GET', `/jobs/${job}/entries`, { token: at.node.read })
    return JSON.stringify(body).includes('alert')
  })
  await own('POST', `/jobs/${job}/stages`, {
    token: at.node.write,
    body: { stage: 'stood down', reason: hostile, by: '<i>Olsen' },
  })
  const person = await at.person()
  let shown = 0
  for (const { method, path, access } of routes) {
    if (method !== 'GET' || access === 'set-up' || path === '/events') continue
    const address = path
      .replaceAll(':job', job)
      .replaceAll(':company', pat.company.id)
      .replaceAll(/:\w+/g, 'none')
    const { headers, text, status } = await person.get(address)
    t.ok(status < 500, `${address}: ${status}`)
    if (headers.get('Content-Type')?.startsWith('text/csv')) {
      // A table is saved and never shown, so that nothing in it is read as a page.
      t.match(headers.get('Content-Disposition'), /^attachment/, address)
      t.equal(headers.get('X-Content-Type-Options'), 'nosniff', address)
      continue
    }
    t.notMatch(
      text,
      /<script>alert|<img src=x|<b>Patrol|<i>Olsen|<i>Night|\u202e<\/title>/,
      address,
    )
    if (text.includes('&#60;script&#62;alert(1)')) shown++
  }
  t.ok(shown >= 2, `${shown} pages show it, as text`)
})
