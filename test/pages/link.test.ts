/** The pages of links over HTTP: invited, compared, approved, changed, ended; and what goes wrong. */
import t, { type Test } from 'tap'
import { clientOf } from '../api/client.ts'
import { World } from '../api/node.ts'
import { until } from '../support/company.ts'
import { type Client, type Company, company, type Page } from './client.ts'

type Side = { readonly at: Company; readonly admin: Client }

async function side(t: Test, world: World, code: string, now?: () => number): Promise<Side> {
  const at = await company(t, { code, world, ...(now ? { now } : {}) })
  return { at, admin: await at.person('administrator') }
}

async function two(t: Test) {
  const world = new World()
  return { world, alm: await side(t, world, 'ALM'), pat: await side(t, world, 'PAT') }
}

/** The text on the page of a new invitation. */
async function invitationOf({ admin }: Side): Promise<string> {
  const { status, text } = await admin.post('/links/invite', {})
  if (status !== 200) throw new Error(`no invitation: ${status}`)
  return /<code id="secret"[^>]*>([^<]+)</.exec(text)?.[1] ?? ''
}

async function untilPage({ admin }: Side, path: string, what: RegExp): Promise<Page> {
  return until(String(what), async () => {
    const page = await admin.get(path)
    return what.test(page.text) && page
  })
}

const idOf = ({ at }: Side) => at.node.company.id

/** The six words on the card of a request. */
async function wordsAt(side: Side): Promise<string> {
  const { text } = await untilPage(side, '/links', /class="six-words"/)
  const list = /<ol class="six-words"[^>]*>(.*?)<\/ol>/s.exec(text)?.[1] ?? ''
  return [...list.matchAll(/<li>(\w+)<\/li>/g)].map(([, word]) => word).join(' ')
}

async function requested(t: Test) {
  const sides = await two(t)
  const { alm, pat } = sides
  const joined = await pat.admin.post('/links/join', { invitation: await invitationOf(alm) })
  t.equal(joined.status, 303)
  const words = await wordsAt(alm)
  t.equal(await wordsAt(pat), words, 'both see the same six words')
  t.equal(words.split(' ').length, 6)
  const toPat = `/link/${idOf(pat)}`
  const toAlm = `/link/${idOf(alm)}`
  return { ...sides, words, toPat, toAlm }
}

async function linked(t: Test) {
  const sides = await requested(t)
  const { alm, pat, words, toPat, toAlm } = sides
  await alm.admin.post(`${toPat}/approve`, { same: words })
  await pat.admin.post(`${toAlm}/approve`, { same: words })
  await untilPage(alm, '/links', />connected</)
  await untilPage(pat, '/links', />connected</)
  return sides
}

t.test('an invitation is shown once, as text and as a QR code, with its end', async (t) => {
  const { alm } = await two(t)
  const { text, headers } = await alm.admin.post('/links/invite', {})
  const [, invitation = ''] = /<code id="secret"[^>]*>([^<]+)</.exec(text) ?? []
  t.match(invitation, /^baton1[\w-]+$/)
  t.match(text, /<svg class="qr"[^>]*>.*<path d="M4 4h7v1h-7z/s)
  t.match(text, /in 3d/)
  t.match(headers.get('Cache-Control'), 'no-store')
  const list = (await alm.admin.get('/links')).text
  t.match(list, 'not used yet')
  t.notMatch(list, invitation)
  const id = /\/links\/invitation\/(\w+)\/withdraw/.exec(list)?.[1]
  await alm.admin.post(`/links/invitation/${id}/withdraw`, {})
  t.match((await alm.admin.get('/links')).text, 'Taken back here.')
})

t.test('two companies link: invited, compared, approved at both ends', async (t) => {
  const { alm, pat, words, toPat, toAlm } = await requested(t)
  t.match((await alm.admin.get('/links')).text, 'Link with PAT Security?')
  const first = await alm.admin.post(`${toPat}/approve`, { same: words })
  t.equal(first.headers.get('Location'), '/links')
  t.match((await alm.admin.get('/links')).text, 'You have approved. They have not yet.')
  await untilPage(pat, toAlm, /They have approved/)
  await pat.admin.post(`${toAlm}/approve`, { same: words })
  await untilPage(alm, '/links', />connected</)
  const { text } = await untilPage(pat, toAlm, />connected</)
  t.match(text, 'Everything is delivered.')
  t.match(text, /Invited by<\/dt><dd>them/)
})

t.test(
  'nobody approves words that were not compared, or are not those that were shown',
  async (t) => {
    const { alm, words, toPat } = await requested(t)
    const card = await alm.admin.get('/links')
    t.match(card.text, `name="same" value="${words}"`, 'a tick stands for words')
    const unticked = await alm.admin.post(`${toPat}/approve`, {})
    t.equal(unticked.status, 422)
    t.match(unticked.text, 'Compare the words first, and tick this.')
    t.match(unticked.text, /name="same"[^>]* aria-describedby="\w+-same-fault" aria-invalid="true"/)
    const other = await alm.admin.post(`${toPat}/approve`, { same: 'six other words' })
    t.equal(other.status, 422)
    t.match(other.text, 'compare them anew')
    t.notMatch((await alm.admin.get('/links')).text, 'You have approved')
  },
)

t.test('a text that is no invitation is said to be none, and comes back as it was', async (t) => {
  const { alm } = await two(t)
  const own = await invitationOf(alm)
  for (const [invitation, said] of [
    ['', /Fill this in/],
    ['hello <b>', /This is not an invitation/],
    [own.slice(0, 90), /incomplete or mistyped/],
    [own, /made by this company itself/],
  ] as const) {
    const { status, text } = await alm.admin.post('/links/join', { invitation })
    t.equal(status, 422)
    t.match(text, said)
    t.notMatch(text, 'hello <b>')
  }
  t.match(
    (await alm.admin.post('/links/join', { invitation: 'hello <b>' })).text,
    'hello &#60;b&#62;',
  )
})

t.test('an expired invitation is said to have expired', async (t) => {
  const world = new World()
  const alm = await side(t, world, 'ALM')
  const text = await invitationOf(alm)
  const day_ms = 24 * 3_600_000
  const late = await company(t, { code: 'PAT', world, clockOffset: 4 * day_ms })
  const admin = await late.person('administrator')
  const { status, text: said } = await admin.post('/links/join', { invitation: text })
  t.equal(status, 422)
  t.match(said, 'This invitation has expired: ask for a new one.')
})

t.test('a second use of an invitation gets nobody anything, and is told', async (t) => {
  const { world, alm, pat } = await two(t)
  const sub = await side(t, world, 'SUB')
  const invitation = await invitationOf(alm)
  await pat.admin.post('/links/join', { invitation })
  await wordsAt(alm)
  const twice = await pat.admin.post('/links/join', { invitation })
  t.equal(twice.status, 422, 'by the same company')
  await sub.admin.post('/links/join', { invitation })
  const { text } = await untilPage(sub, '/links', /used already: ask for a new one/)
  t.match(text, 'Taken here')
  t.match(text, 'ALM Security', 'whose it was')
  t.notMatch((await alm.admin.get('/links')).text, 'SUB Security')
})

t.test('a company with a code that is taken is told so', async (t) => {
  const { world, alm } = await linked(t)
  const other = await side(t, world, 'PAT')
  await other.admin.post('/links/join', { invitation: await invitationOf(alm) })
  const { text } = await untilPage(other, '/links', /has this code already|same code/)
  t.notMatch(text, 'six-words', 'there is nothing to compare')
  t.equal(other.at.node.company.links.all().length, 0)
})

t.test('a request is refused, and gone at both ends', async (t) => {
  const { alm, pat, words, toPat } = await requested(t)
  t.equal((await alm.admin.post(`${toPat}/refuse`, {})).status, 303)
  t.notMatch((await alm.admin.get('/links')).text, 'six-words')
  await untilPage(pat, '/links', /ended/)
  t.equal((await alm.admin.post(`${toPat}/refuse`, {})).status, 404)
  t.equal((await alm.admin.post(`${toPat}/approve`, { same: words })).status, 404)
})

t.test('supervisors pause and resume; only administrators block, unblock and end', async (t) => {
  const { alm, toPat } = await linked(t)
  const dispatcher = await alm.at.person('dispatcher')
  const operator = await alm.at.person('operator')
  t.equal((await operator.post(`${toPat}/pause`, {})).status, 403)
  await dispatcher.post(`${toPat}/pause`, {})
  const paused = (await dispatcher.get(toPat)).text
  t.match(paused, 'Paused here: changes wait')
  t.match(paused, `${toPat}/resume`)
  t.notMatch(paused, `${toPat}/unlink`)
  await dispatcher.post(`${toPat}/resume`, {})
  await untilPage(alm, toPat, />connected</)
  t.equal((await dispatcher.post(`${toPat}/block`, {})).status, 403)
  await alm.admin.post(`${toPat}/block`, {})
  t.match((await alm.admin.get(toPat)).text, 'Blocked here')
  const tried = await dispatcher.post(`${toPat}/resume`, {})
  t.equal(tried.headers.get('Location'), toPat, 'a page of before leads to how it is now')
  t.match((await alm.admin.get(toPat)).text, 'Blocked here', 'who may pause lets nobody in')
  t.equal((await dispatcher.post(`${toPat}/unblock`, {})).status, 403)
  await alm.admin.post(`${toPat}/unblock`, {})
  await untilPage(alm, toPat, />connected</)
})

t.test('what holds between two companies is changed, and what is wrong is said', async (t) => {
  const { alm, pat, toPat } = await linked(t)
  const form = { autoAccept: 'on', answerMinutes: '15', silentMinutes: '60' }
  t.equal((await alm.admin.post(`${toPat}/settings`, form)).status, 303)
  const { company: node } = alm.at.node
  t.match(node.links.get(idOf(pat))?.settings, {
    ...{ autoAccept: true, mayPassOn: false, answerMinutes: 15, silentMinutes: 60 },
  })
  for (const change of [
    { answerMinutes: '-1' },
    { answerMinutes: '1.5' },
    { answerMinutes: 'soon' },
    { silentMinutes: '0' },
    { silentMinutes: '1441' },
    { silentMinutes: '' },
  ]) {
    const [field = ''] = Object.keys(change)
    const { status, text } = await alm.admin.post(`${toPat}/settings`, { ...form, ...change })
    t.equal(status, 422, JSON.stringify(change))
    t.match(text, new RegExp(`f-${field}-fault`))
  }
  t.equal(node.links.get(idOf(pat))?.settings.answerMinutes, 15)
})

t.test(
  'ending a link shows the open jobs and what becomes of them, and wants a reason',
  async (t) => {
    const { alm, pat, toPat, toAlm } = await linked(t)
    const ask = clientOf(alm.at.node)
    const body = { providers: [{ code: 'PAT' }], fields: { siteName: '<i>Harbour' } }
    const { number, job } = (await ask('POST', '/jobs', { token: alm.at.node.write, body })).body
    const page = await alm.admin.get(`${toPat}/unlink`)
    t.match(page.text, number)
    t.match(page.text, '&#60;i&#62;Harbour')
    t.match(page.text, 'what you gave them is revoked')
    t.equal((await alm.admin.post(`${toPat}/unlink`, { reason: ' ' })).status, 422)
    t.match((await alm.admin.get(toPat)).text, 'connected', 'nothing was ended yet')
    await alm.admin.post(`${toPat}/unlink`, { reason: 'the contract has ended' })
    const { text } = await alm.admin.get(toPat)
    t.match(text, 'Ended: nothing is exchanged')
    t.match(text, 'Invite again')
    t.equal((await alm.admin.get(`${toPat}/unlink`)).status, 404)
    const there = await clientOf(pat.at.node)('GET', `/jobs/${job}`, { token: pat.at.node.read })
    t.equal(there.body.job.assignments[0].ended?.how, 'revoked')
    await untilPage(pat, toAlm, /Ended|they have ended/)
  },
)

t.test('linked again, it begins with a new invitation', async (t) => {
  const { alm, pat, toPat, toAlm } = await linked(t)
  await alm.admin.post(`${toPat}/unlink`, { reason: 'by mistake' })
  await untilPage(pat, toAlm, /Ended: nothing/)
  await pat.admin.post('/links/join', { invitation: await invitationOf(alm) })
  const words = await wordsAt(alm)
  await alm.admin.post(`${toPat}/approve`, { same: words })
  await wordsAt(pat)
  await pat.admin.post(`${toAlm}/approve`, { same: words })
  const { text } = await untilPage(alm, '/links', />connected</)
  t.notMatch(text, 'Ended: nothing')
  t.equal(alm.at.node.company.links.get(idOf(pat))?.state, 'active')
})

t.test('why nothing is delivered is said in words, and what waits', async (t) => {
  const { alm, pat, toPat } = await linked(t)
  await pat.at.node.company.network.stop()
  await until('the break', async () => />not connected</.test((await alm.admin.get('/links')).text))
  const ask = clientOf(alm.at.node)
  const body = { providers: [{ code: 'PAT' }] }
  await ask('POST', '/jobs', { token: alm.at.node.write, body })
  const { text } = await untilPage(alm, toPat, /changes wait/)
  t.match(text, /said goodbye|does not answer/)
  t.match(text, 'What is urgent has to be phoned.')
  t.match(text, 'Oldest waiting')
})

t.test('a link that takes more than its share says so on its page and the status', async (t) => {
  const { alm, toPat } = await linked(t)
  const { network } = alm.at.node.company
  const status = network.status.bind(network)
  const slowed = { lacks: 'changes', since: Date.now() - 120_000 } as const
  network.status = (company) => status(company).map((peer) => ({ ...peer, slowed }))
  const words = /has taken more than its share of this one \(changes\)/
  t.match((await alm.admin.get(toPat)).text, words)
  t.match((await alm.admin.get('/status')).text, words)
  network.status = status
  t.notMatch((await alm.admin.get(toPat)).text, words)
})
