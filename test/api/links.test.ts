/** Links over the interface: inviting, approving, pausing, ending. */
import t, { type Test } from 'tap'
import { until } from '../support/company.ts'
import { clientOf, refused } from './client.ts'
import { type Served, serve, World } from './node.ts'

function administrator(node: Served) {
  const ask = clientOf(node)
  const { admin: token } = node
  return {
    node,
    get: (path: string) => ask('GET', path, { token }),
    post: (path: string, body: object = {}) => ask('POST', path, { token, body }),
    patch: (path: string, body: object) => ask('PATCH', path, { token, body }),
    drop: (path: string) => ask('DELETE', path, { token }),
    link: async () => (await ask('GET', '/links', { token })).body.links[0],
  }
}

async function two(t: Test) {
  const world = new World()
  const alm = administrator(await serve(t, { code: 'ALM', world }))
  const pat = administrator(await serve(t, { code: 'PAT', world }))
  return [alm, pat] as const
}

/** Invited, joined and approved on both sides. */
async function linked(t: Test) {
  const [alm, pat] = await two(t)
  const { text } = (await alm.post('/invitations')).body
  await pat.post('/links/join', { invitation: text })
  const atAlm = await until('the request at ALM', alm.link)
  const atPat = await until('the request at PAT', pat.link)
  t.strictSame(atAlm.words, atPat.words)
  await alm.post(`/links/${atAlm.company}/approve`)
  await pat.post(`/links/${atPat.company}/approve`)
  await until('active', async () => (await alm.link()).state === 'active')
  await until('active', async () => (await pat.link()).state === 'active')
  return { alm, pat, toPat: `/links/${atAlm.company}`, toAlm: `/links/${atPat.company}` }
}

t.test('an invitation is made, taken, compared, approved on both sides: linked', async (t) => {
  const [alm, pat] = await two(t)
  const invited = await alm.post('/invitations')
  t.equal(invited.status, 201)
  t.match(invited.body, { text: /^baton1/, expiresAt: Number })
  const joined = await pat.post('/links/join', { invitation: `\n ${invited.body.text}\n` })
  t.equal(joined.status, 201)
  t.match(joined.body, { other: { code: 'ALM' } })
  const request = await until('the request', alm.link)
  t.match(request, { code: 'PAT', state: 'requested', inviter: true, connected: false, queue: 0 })
  t.equal(request.words.length, 6)
  const approved = await alm.post(`/links/${request.company}/approve`)
  t.match(approved.body, { state: 'requested', approved: { here: true, there: false } })
  const there = await until('the request', pat.link)
  t.equal((await pat.post(`/links/${there.company}/approve`)).status, 200)
  const link = await until('a connection', async () => {
    const one = await alm.link()
    return one.connected && one
  })
  t.match(link, { state: 'active', approved: { here: true, there: true }, lastSeenAt: Number })
  t.notMatch(JSON.stringify(link), /certificate|document/)
  const status = await alm.get('/status')
  t.match(status.body.links, [{ code: 'PAT', state: 'active' }])
})

t.test('a text that is no invitation of anybody else is refused', async (t) => {
  const [alm, pat] = await two(t)
  const join = (invitation: unknown) => alm.post('/links/join', { invitation })
  refused(t, await join('hello'), 422, 'bad-invitation')
  refused(t, await join('baton1AAAA'), 422, 'bad-invitation')
  refused(t, await join(''), 422, 'invalid', 'invitation')
  refused(t, await join(5), 422, 'invalid', 'invitation')
  refused(t, await alm.post('/links/join'), 422, 'missing', 'invitation')
  const { text } = (await alm.post('/invitations')).body
  refused(t, await join(text), 422, 'bad-invitation')
  await pat.post('/links/join', { invitation: text })
  const again = await pat.post('/links/join', { invitation: text })
  t.equal(again.status, 409)
  t.match(again.body.error.code, /^(used|already-linked)$/, 'by how far the first one has come')
})

t.test('invitations are listed and taken back', async (t) => {
  const [alm, pat] = await two(t)
  const { text } = (await alm.post('/invitations')).body
  const { invitations } = (await alm.get('/invitations')).body
  t.match(invitations, [{ state: 'invited', expiresAt: Number, words: [] }])
  t.notMatch(JSON.stringify(invitations), text)
  t.equal((await alm.drop(`/invitations/${invitations[0].id}`)).status, 204)
  t.match((await alm.get('/invitations')).body.invitations, [
    { state: 'ended', ended: { by: 'us' } },
  ])
  await pat.post('/links/join', { invitation: text })
  await until('the no', async () => (await pat.get('/invitations')).body.invitations[0].ended)
  refused(t, await alm.drop(`/invitations/${'a'.repeat(64)}`), 404, 'not-found')
})

t.test('a request is refused, and gone', async (t) => {
  const [alm, pat] = await two(t)
  const { text } = (await alm.post('/invitations')).body
  await pat.post('/links/join', { invitation: text })
  const { company } = await until('the request', alm.link)
  const reply = await alm.post(`/links/${company}/refuse`)
  t.equal(reply.status, 204)
  t.equal(await alm.link(), undefined)
  refused(t, await alm.post(`/links/${company}/approve`), 404, 'not-found')
  refused(t, await alm.post(`/links/${company}/refuse`), 404, 'not-found')
})

t.test('a link is paused, resumed and blocked', async (t) => {
  const { alm, toPat } = await linked(t)
  t.equal((await alm.post(`${toPat}/pause`)).body.state, 'paused')
  t.equal((await alm.post(`${toPat}/resume`)).body.state, 'active')
  t.equal((await alm.post(`${toPat}/block`)).body.state, 'blocked')
  const unknown = `/links/${'a'.repeat(64)}`
  for (const change of ['approve', 'refuse', 'pause', 'resume', 'block', 'unlink']) {
    const reply = await alm.post(`${unknown}/${change}`)
    t.test(change, async (t) => refused(t, reply, 404, 'not-found'))
  }
})

t.test('what holds between two companies is changed in part', async (t) => {
  const { alm, toPat } = await linked(t)
  const changed = await alm.patch(`${toPat}/settings`, { autoAccept: true, answerMinutes: 15 })
  t.match(changed.body.settings, { autoAccept: true, answerMinutes: 15, mayPassOn: true })
  t.match((await alm.link()).settings, changed.body.settings)
  const set = (settings: object) => alm.patch(`${toPat}/settings`, settings)
  refused(t, await set({ autoAccept: 'yes' }), 422, 'invalid', 'autoAccept')
  refused(t, await set({ answerMinutes: -1 }), 422, 'invalid', 'answerMinutes')
  refused(t, await set({ nonsense: 1 }), 422, 'unknown-field', 'nonsense')
})

t.test('unlinking first names the open jobs, then parts from each and ends the link', async (t) => {
  const { alm, pat, toPat } = await linked(t)
  const open = await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  const done = await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  const own = await alm.post('/jobs', { attend: true })
  await alm.post(`/jobs/${done.body.job}/close`, { reason: 'done' })
  const asked = await alm.post(`${toPat}/unlink`)
  t.equal(asked.body.unlinked, false)
  t.match(asked.body.openJobs, [{ id: open.body.job, number: 'ALM10001' }])
  t.equal(asked.body.openJobs.length, 1)
  t.equal((await alm.link()).state, 'active', 'nothing was ended yet')
  const ended = await alm.post(`${toPat}/unlink`, { confirm: true, reason: 'contract ended' })
  t.match(ended.body, { unlinked: true, openJobs: [{ id: open.body.job }] })
  t.same(ended.body.untold, [], 'nobody has to be phoned')
  t.equal((await alm.link()).state, 'unlinked')
  const { job } = (await alm.get(`/jobs/${open.body.job}`)).body
  t.equal(job.life, 'unassigned')
  t.equal((await alm.get(`/jobs/${own.body.job}`)).body.job.life, 'open')
  const told = await pat.get(`/jobs/${open.body.job}`)
  t.equal(told.body.job.assignments[0].ended?.how, 'revoked', 'who was connected knows it')
  refused(t, await alm.post(`${toPat}/unlink`, { confirm: true }), 409, 'not-linked')
  refused(t, await alm.post(`${toPat}/pause`), 409, 'not-linked')
})

t.test('the line is cut only when the other side has what parted them', async (t) => {
  const { alm, pat, toPat } = await linked(t)
  for (let i = 0; i < 5; i++) await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  const { links, streams } = alm.node.company
  const queues: number[] = []
  const put = links.put.bind(links)
  links.put = async (record) => {
    const { tail, acknowledged } = streams.context.outboxes.head(pat.node.company.own.node)
    queues.push(tail - acknowledged)
    return put(record)
  }
  t.equal((await alm.post(`${toPat}/unlink`, { confirm: true })).body.unlinked, true)
  t.equal(queues[0], 0)
})

t.test('the company is set up once', async (t) => {
  const node = await serve(t, { notSetUp: true })
  const ask = clientOf(node)
  const set = (body: object) => ask('POST', '/company', { token: node.admin, body })
  t.match((await ask('GET', '/status', { token: node.read })).body, { company: null })
  refused(t, await set({ name: 'Alarm Company' }), 422, 'missing', 'code')
  refused(t, await set({ name: 'Alarm Company', code: 'AL' }), 422, 'invalid', 'code')
  refused(t, await set({ name: '', code: 'ALM' }), 422, 'invalid', 'name')
  const made = await set({ name: 'Alarm Company', code: 'alm' })
  t.equal(made.status, 201)
  t.ok(made.body.recoveryPhrase)
  refused(t, await set({ name: 'Alarm Company', code: 'ALM' }), 409, 'already-set-up')
  t.match((await ask('GET', '/status', { token: node.read })).body, { company: { code: 'ALM' } })
})

t.test('a rebuild is begun once, and the status says how far it is', async (t) => {
  const node = administrator(await serve(t))
  const begun = await node.post('/rebuild')
  t.equal(begun.status, 202)
  refused(t, await node.post('/rebuild'), 503, 'not-ready')
  t.strictSame((await node.get('/status')).body.rebuild, { done: 1, total: 2 })
  await until('the end', async () => (await node.get('/status')).body.rebuild === null)
})
