/** Who is phoned about a job: the number that is dialled, whom the record names, and who was reached. */
import assert from 'node:assert/strict'
import t from 'tap'
import { timeline, withdrawEntry, writeEntry } from '../../node/job/entries.ts'
import { ok } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { type Desk, desks, fieldOf, plain } from './job-desk.ts'

const phones = [{ label: 'office', number: '+44 (0)20 7946-0000 x12' }]
const tel = 'href="tel:+442079460000;ext=12"'

async function inBook({ node }: Desk, name: string): Promise<void> {
  const { addressBook } = node.backend.company() ?? {}
  await addressBook?.add({ name, phones }, 'Anne')
}

t.test('each link dials what the address book dials', async (t) => {
  const { alm } = await desks(t, ['alm'])
  await inBook(alm, 'Harbour Group')
  const job = await alm.make({ attend: true, customer: { name: 'Harbour Group' } })
  const page = await alm.show(job)
  const links = page.match(/href="tel:[^"]*"/g) ?? []
  t.equal(links.length, 3, 'in what is loud, on the way of the job, and in the call sheet')
  t.ok(links.every((one) => one === tel))
  const form = { do: 'look', siteName: 'Mill', customer: 'Harbour Group' }
  t.match((await alm.client.post('/job/new', form)).text, tel, 'before it is made')
  t.match((await alm.client.get('/address-book')).text, tel)
})

t.test('a call names whom was ticked or who was typed, and never the wrong of both', async (t) => {
  const { alm } = await desks(t, ['alm'])
  await inBook(alm, 'Harbour Group')
  const customer = { name: 'Harbour Group' }
  const job = await alm.make({ attend: true, customer, fields: { provider: 'Night Patrol' } })
  const { number } = phones[0] ?? {}
  const target = JSON.stringify(['Harbour Group', number])
  for (const typed of [{ who: 'the police' }, { number: '114' }]) {
    const page = await alm.refused(job, 'call', { target, ...typed, outcome: 'answered' })
    t.match(plain(page), 'Harbour Group is ticked, and somebody else is typed')
    const [[name, value] = ['', '']] = Object.entries(typed)
    t.equal(fieldOf(page, name), value, 'what was typed is kept')
    t.match(page, /value="\[&#34;Harbour Group[^>]* checked/, 'and what was ticked')
  }
  t.equal((await timeline(alm.node.company.jobs, job)).length, 0)
  const other = { target: '', who: 'the police', number: '114', outcome: 'answered' }
  await alm.act(job, 'call', other)
  await alm.act(job, 'call', { target, who: 'Harbour Group', outcome: 'busy' })
  // Ticked, and its number found elsewhere.
  const known = JSON.stringify(['Night Patrol', ''])
  await alm.act(job, 'call', { target: known, number: '86 11 22 33', outcome: 'answered' })
  const lines = await timeline(alm.node.company.jobs, job)
  t.match(
    lines.map(({ content }) => content),
    [
      { text: 'the police – Answered', items: ['114'] },
      { text: 'Harbour Group – Engaged', items: [number] },
      { text: 'Night Patrol – Answered', items: ['86 11 22 33'] },
    ],
  )
})

const loud = 'Nothing tells them of this job'

t.test('who was not reached is still to be phoned, loudly', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const customer = { name: 'Harbour' }
  const job = await alm.make({ attend: true, customer, fields: { provider: 'Harbour North' } })
  const phone = (who: string, outcome: string) =>
    alm.act(job, 'call', { target: JSON.stringify([who, '']), outcome, said: 'tries again' })
  const toPhone = async () => {
    const [, box = ''] = new RegExp(`${loud}([\\s\\S]*?)</ul>`).exec(await alm.show(job)) ?? []
    return [...box.matchAll(/<b>([^<]*)<\/b>/g)].map(([, name]) => name)
  }
  const all = ['Harbour', 'Harbour North']
  t.strictSame(await toPhone(), all)
  for (const outcome of ['no answer', 'busy', 'message left']) {
    await phone('Harbour North', outcome)
    t.strictSame(await toPhone(), all, outcome)
  }
  await phone('Harbour North', 'answered')
  t.strictSame(await toPhone(), ['Harbour'], 'another one whose name begins alike')
  await phone('Harbour', 'answered')
  t.notMatch(plain(await alm.show(job)), loud)
  const { jobs } = alm.node.company
  const line = (await timeline(jobs, job)).at(-1)
  assert(line)
  const call = { delta: line.id, slot: line.slot, reason: 'wrong job' }
  ok(await withdrawEntry(jobs, job, call, { by: 'Holm' }))
  t.strictSame(await toPhone(), ['Harbour'], 'a call that was taken back was none')
})

t.test('a call is read in the language in which it was written', async (t) => {
  const { alm } = await desks(t, ['alm'])
  const job = await alm.make({ attend: true, customer: { name: 'Harbour Group' } })
  await alm.client.post('/preferences', { language: 'da', scheme: 'system', rows: 'dense' })
  const target = JSON.stringify(['Harbour Group', ''])
  await alm.act(job, 'call', { target, outcome: 'answered' })
  await alm.client.post('/preferences', { language: 'en', scheme: 'system', rows: 'dense' })
  t.notMatch(plain(await alm.show(job)), loud)
})

t.test('a call of another company says nothing of who is phoned from here', async (t) => {
  const { alm, pat } = await desks(t, ['alm', 'pat'])
  const customer = { name: 'Harbour Group' }
  const job = await alm.make({ providers: [{ code: 'PAT' }], customer })
  await pat.until(job, 'the job at PAT', () => true)
  const entry = { kind: 'attempt', text: 'Harbour Group – Answered – theirs' } as const
  ok(await writeEntry(pat.node.company.jobs, job, entry, { by: 'Olsen' }))
  const { jobs } = alm.node.company
  await until('their call', async () => (await timeline(jobs, job)).length > 0)
  t.match(plain(await alm.show(job)), loud)
})
