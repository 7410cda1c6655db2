/** Links, and jobs that go along them, on the command line. */
import t from 'tap'
import { type Served, serve, World } from '../api/node.ts'
import { until } from '../support/company.ts'
import { at } from './run.ts'

const state = (node: Served) => node.company.links.all()[0]?.state

t.test('two companies link, pass a job on, call it off, and part', async (t) => {
  const world = new World()
  const one = await serve(t, { code: 'ALM', world })
  const other = await serve(t, { code: 'PAT', world })
  const alm = at(one)
  const pat = at(other)
  t.match((await alm('link', 'list')).out, 'No links yet')
  const [invitation = ''] = (await alm('link', 'invite')).out.split('\n')
  t.match(invitation, /^baton1/)
  t.match((await alm('link', 'invitations')).out, /invited/)
  t.match((await pat('link', 'join', invitation)).out, 'Asked ALM Security')
  await until('the request', () => state(one) && state(other))
  const words = one.company.links.all()[0]?.words.join(' ') ?? 'none'
  t.match((await alm('link', 'list')).out, words)
  t.match((await pat('link', 'list')).out, words)
  t.match(
    (await alm('link', 'approve', 'pat')).out,
    'PAT Security is requested, until they approve',
  )
  t.equal((await pat('link', 'approve', 'ALM')).code, 0)
  await until('active', () => state(one) === 'active' && state(other) === 'active')

  const { network } = one.company
  const status = network.status.bind(network)
  const slowed = { lacks: 'changes', since: Date.now() } as const
  network.status = (company) => status(company).map((peer) => ({ ...peer, slowed }))
  t.match((await alm('link', 'list')).out, 'slowed down: too much of changes, since')
  t.match((await alm('link', 'list', '--json')).out, /"lacks": "changes"/)
  network.status = status

  const made = await alm('job', 'new', '--provider', 'PAT', '--request', 'zone 3')
  t.equal(made.out, 'ALM10001\n  sent to PAT PAT Security\n')
  await until('the job', async () => /ALM10001/.test((await pat('job', 'list')).out))
  const twice = await alm('job', 'pass-on', 'ALM10001', 'PAT')
  t.match(twice.err, 'Refused (already-on-the-job, field to)')
  t.match((await alm('job', 'recall', 'ALM10001', 'XYZ', 'x')).err, 'XYZ has no open assignment')
  t.equal((await alm('job', 'recall', 'ALM10001', 'pat', 'keyholder is there')).code, 0)
  t.match((await alm('job', 'show', 'ALM10001')).out, 'RECALLED, a guard may still attend')
  await until('the recall', async () => /recalled/.test((await pat('job', 'list')).out))
  t.equal((await pat('job', 'confirm', 'ALM10001')).code, 0)

  await alm('job', 'new', '--provider', 'PAT', '--site', 'Harbour')
  await until('the job', async () => /ALM10002/.test((await pat('job', 'list')).out))
  t.equal((await pat('job', 'decline', 'ALM10002', 'no car')).code, 0)
  const set = await alm('link', 'set', 'PAT', '--answer-minutes', '7', '--auto-accept', 'yes')
  t.match(set.out, /autoAccept +true[\s\S]*answerMinutes +7/)
  t.equal((await alm('link', 'set', 'PAT', '--auto-accept', 'maybe')).code, 2)
  t.match((await alm('link', 'pause', 'PAT')).out, 'PAT Security is paused.')
  t.match((await alm('link', 'resume', 'PAT')).out, 'PAT Security is active.')

  await alm('job', 'new', '--provider', 'PAT', '--site', 'Mill')
  const asked = await alm('link', 'unlink', 'PAT')
  t.equal(asked.code, 1, 'nothing was ended yet')
  t.match(asked.out, /still linked\. With --yes[\s\S]*ALM10003 Mill/)
  t.match((await alm('link', 'unlink', 'PAT', '--yes')).out, 'PAT Security is unlinked.')
  t.equal(state(one), 'unlinked')
  t.match((await alm('link', 'pause', 'XYZ')).err, 'There is no link or request of "XYZ"')
})

t.test('a request is refused, an invitation taken back', async (t) => {
  const world = new World()
  const one = await serve(t, { code: 'ALM', world })
  const other = await serve(t, { code: 'PAT', world })
  const alm = at(one)
  const [invitation = ''] = (await alm('link', 'invite')).out.split('\n')
  await at(other)('link', 'join', invitation)
  await until('the request', () => state(one))
  t.equal((await alm('link', 'refuse', 'PAT')).out, 'PAT Security is refused.\n')
  await alm('link', 'invite')
  const { invitations } = JSON.parse((await alm('link', 'invitations', '--json')).out)
  const open = invitations.find((item: { state: string }) => item.state === 'invited')
  t.equal((await alm('link', 'withdraw', open.id)).out, 'Taken back.\n')
  t.match((await at(other)('link', 'join', 'hello')).err, 'Refused (bad-invitation)')
})
