/** How the node is, in words; tokens; and where the company is. */
import t from 'tap'
import type { BackupState } from '../../node/backup/backups.ts'
import { createJob } from '../../node/job/create.ts'
import type { CompanyId } from '../../protocol/ids.ts'
import { clientOf } from '../api/client.ts'
import { World } from '../api/node.ts'
import { ok } from '../support/chain.ts'
import { link, until } from '../support/company.ts'
import { company } from './client.ts'

t.test('where all is well it is said', async (t) => {
  const { node, person } = await company(t)
  const admin = await person('administrator')
  const { text } = await admin.get('/status')
  t.match(text, 'All is well.')
  t.match(text, 'Nothing waits to be delivered.')
  t.match(text, 'Nothing out of the ordinary.')
  t.match(text, '/dns4/alm.example/tcp/4001')
  t.match(text, /Free on the disk<\/dt><dd>[\d.,]+ ?[GM]B/)
  node.administration.phrase = ['one', 'two', 'three']
  t.notMatch(
    (await admin.get('/status')).text,
    'All is well',
    'not beside what is still to be done',
  )
})

t.test(
  'the last good backup stands there, and it is said when none was good in time',
  async (t) => {
    const { node, person } = await company(t)
    const admin = await person('administrator')
    const own = node.backend.company()
    if (!own) throw new Error('no company')
    const none = { running: false, overdue: false, failures: 0 }
    const shownWith = async (state: BackupState) => {
      Object.assign(own, { backups: { ...own.backups, state: () => state } })
      return (await admin.get('/status')).text
    }
    const fact = (what: string) => new RegExp(`Last good backup</dt><dd>.{0,200}?${what}`, 's')
    t.match(await shownWith(none), fact('no folder is set'))
    t.match(await shownWith({ ...none, everyHours: 24 }), fact('none yet'))
    const last = { at: Date.now() - 3_600_000, bytes: 5_000_000, rows: 7, file: '/backups/one' }
    const good = await shownWith({ ...none, everyHours: 24, last })
    t.match(good, fact('<time.{0,300}, 5 ?MB'))
    t.match(good, 'All is well.')
    t.notMatch(good, '/backups/one')
    const overdue = await shownWith({ ...none, everyHours: 24, last, overdue: true })
    t.match(overdue, 'no good backup for twice the time')
    t.match(overdue, fact('<time.{0,300}, 5 ?MB'))
    const failure = 'the disk broke at /backups'
    const failed = await shownWith({ ...none, everyHours: 24, last, failures: 1, failure })
    t.match(failed, 'The last backup failed.')
    t.notMatch(failed, 'the disk broke')
  },
)

t.test('what happened is said with what to do', async (t) => {
  const world = new World()
  const { node, person } = await company(t, { world })
  const pat = await company(t, { code: 'PAT', world })
  await link(node.company, pat.node.company)
  const at = Date.now() - 60_000
  const who = { company: pat.node.company.id }
  node.alarms.push({ is: 'silent', ...who, since: at, at })
  node.alarms.push({ is: 'clock alarm', ...who, difference: 400_000, at })
  node.alarms.push({ is: 'restored', company: 'f'.repeat(64) as CompanyId, at })
  const { text } = await (await person('administrator')).get('/status')
  t.match(text, /silent.*PAT Security.*look at its link, and phone/s)
  t.match(text, 'set the wrong one')
  t.match(text, 'make sure that no second copy runs')
})

t.test('a link that is down and what waits for it need an administrator', async (t) => {
  const world = new World()
  const { node, person } = await company(t, { world })
  const pat = await company(t, { code: 'PAT', world })
  await link(node.company, pat.node.company)
  const admin = await person('administrator')
  await until('connected', async () => (await admin.get('/status')).text.includes('All is well'))
  await pat.node.company.network.stop()
  const body = { providers: [{ code: 'PAT' }] }
  await clientOf(node)('POST', '/jobs', { token: node.write, body })
  const text = await until('the trouble', async () => {
    const page = (await admin.get('/status')).text
    return page.includes('This needs you') && page
  })
  t.match(text, /PAT Security<\/a>: Their node/)
  t.match(text, 'Oldest waiting')
})

t.test('a token is shown once, opens the interface, and is removed', async (t) => {
  const { node, person } = await company(t)
  const admin = await person('administrator')
  const { text } = await admin.post('/tokens', { name: 'Accounting', scope: 'read' })
  const token = /<code id="secret"[^>]*>(baton_[\w-]{43})</.exec(text)?.[1] ?? ''
  const ask = clientOf(node)
  t.equal((await ask('GET', '/status', { token })).status, 200)
  t.equal((await ask('POST', '/jobs', { token, body: {} })).status, 403, 'it may read')
  const list = (await admin.get('/tokens')).text
  t.match(list, 'Accounting')
  t.notMatch(list, token)
  const { body } = await ask('GET', '/tokens', { token: node.admin })
  const { id } = body.tokens.find(({ name }: { name: string }) => name === 'Accounting')
  t.equal((await admin.post(`/tokens/${id}/remove`, {})).headers.get('Location'), '/tokens')
  t.equal((await ask('GET', '/status', { token })).status, 401)
  t.equal((await admin.post(`/tokens/${id}/remove`, {})).status, 404)
})

t.test('a token without a name or with an unknown right is refused', async (t) => {
  const { person } = await company(t)
  const admin = await person('administrator')
  for (const form of [
    { name: '', scope: 'read' },
    { name: 'x', scope: 'all' },
    { name: '\u0007', scope: 'read' },
  ]) {
    t.equal((await admin.post('/tokens', form)).status, 422, JSON.stringify(form))
  }
})

t.test(
  'country, time zone and address are changed, and times are shown in the new zone',
  async (t) => {
    const { node, person } = await company(t)
    const admin = await person('administrator')
    const form = { country: 'AU', zone: 'Australia/Perth', address: '203.0.113.7:4002' }
    t.equal((await admin.post('/company', form)).status, 303)
    const { text } = await admin.get('/company')
    t.match(text, 'value="203.0.113.7:4002"')
    t.match(text, '<option value="Australia/Perth" selected>')
    t.match(text, 'Saved. New invitations hold the address as it is now.')
    t.equal(node.administration.sources.profile.zone(), 'Australia/Perth')
    const wrong = await admin.post('/company', { ...form, address: 'nowhere' })
    t.equal(wrong.status, 422)
    t.match(wrong.text, 'value="nowhere"')
    t.equal((await admin.post('/company', { ...form, zone: 'Mars/Base' })).status, 422)
    t.equal(node.administration.sources.profile.get().address, '/ip4/203.0.113.7/tcp/4002')
  },
)

t.test(
  'resolution codes are the company’s own, and offered where a job is completed',
  async (t) => {
    const { node, person } = await company(t)
    const [admin, client] = [await person('administrator'), await person('operator')]
    const { jobs } = node.company
    const { job } = ok(await createJob(jobs, { attend: true, fields: {} }, { by: 'Olsen' }))
    const offered = async () => {
      const { text } = await client.get(`/job/${job}/complete`)
      const [, list = ''] = /<datalist id="f-resolution-list">(.*?)<\/datalist>/s.exec(text) ?? []
      return [...list.matchAll(/value="([^"]*)"/g)].map(([, code]) => code)
    }
    t.ok((await offered()).includes('False alarm: user'), 'the usual ones')
    const form = { country: 'DK', zone: 'Europe/Copenhagen', address: '' }
    const resolutions = ' R1 <b>all</b> quiet\r\n\r\nR2 user\r\nR2 user\r\n'
    t.equal((await admin.post('/company', { ...form, resolutions })).status, 303)
    t.strictSame(await offered(), ['R1 &#60;b&#62;all&#60;/b&#62; quiet', 'R2 user'])
    t.match((await admin.get('/company')).text, /R1 &#60;b&#62;all&#60;\/b&#62; quiet\nR2 user</)
    for (const wrong of ['x'.repeat(81), Array.from({ length: 61 }, (_, i) => i).join('\n')]) {
      const { status, text } = await admin.post('/company', { ...form, resolutions: wrong })
      t.equal(status, 422)
      t.match(text, /f-resolutions-fault[^<]*>.*At most 60 codes/)
    }
    t.strictSame(await offered(), ['R1 &#60;b&#62;all&#60;/b&#62; quiet', 'R2 user'])
    t.equal((await admin.post('/company', { ...form, resolutions: '' })).status, 303)
    t.ok((await offered()).includes('False alarm: user'), 'emptied, the usual ones again')
    const [, usual = ''] =
      /name="resolutions"[^>]*>\n([^<]*)</.exec((await admin.get('/company')).text) ?? []
    t.equal((await admin.post('/company', { ...form, resolutions: usual })).status, 303)
    t.equal(node.administration.sources.profile.get().resolutions, undefined, 'in both languages')
  },
)
