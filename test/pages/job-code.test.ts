/** The code of a visit on the pages: who tells it, who reads it, and that it is never on paper. */

import t, { type Test } from 'tap'
import type { Role } from '../../admin-ui/backend/user.ts'
import { until } from '../support/company.ts'
import { type Desk, plain, shared } from './job-desk.ts'

const code = '<b>4711</b>#'
const shown = '&#60;b&#62;4711&#60;/b&#62;#'

/** A job of ALM's with a code for PAT, whose run 14 has it. */
async function told(t: Test) {
  const { alm, pat, job } = await shared(t)
  const assignment = await pat.heldId(job)
  const flash = await alm.act(job, 'visit-code', { assignment, code })
  await until('the code at PAT', async () => (await pat.show(job)).includes(shown))
  return { alm, pat, job, assignment, flash }
}

const cardOf = (html: string, id: string) =>
  html.split(`id="assignment-${id.slice(0, 16)}"`)[1]?.split('</section>')[0] ?? ''

t.test('who gave the assignment tells the code, and who attends reads it, as text', async (t) => {
  const { alm, pat, job, assignment, flash } = await told(t)
  t.equal(flash, 'Code told.', 'and nobody is named who does not get it')
  for (const desk of [alm, pat]) {
    const text = await desk.show(job)
    t.match(plain(cardOf(text, assignment)), 'Code for this visit: <b>4711</b>#')
    t.match(plain(text), 'It is destroyed after the visit.')
    t.notMatch(text, code)
  }
  t.match(await alm.show(job), `action="/job/${job}/visit-code"`)
  t.notMatch(await pat.show(job), `action="/job/${job}/visit-code"`, 'PAT did not give it')
})

t.test('a guard reads the code of the own run, a reader none, and neither tells one', async (t) => {
  const { alm, pat, job, assignment } = await told(t)
  await pat.act(job, 'accept', { assignment })
  await pat.act(job, 'run', { assignment, run: '14' })
  const read = async (desk: Desk, ...who: Parameters<Desk['person']>) => {
    const { status, text } = await (await desk.person(...who)).get(`/job/${job}`)
    return { status, has: text.includes('4711'), text }
  }
  const guard = await read(pat, 'guard', '14')
  t.match(guard, { status: 200, has: true })
  t.match(guard.text, shown)
  t.match(plain(guard.text), 'It is destroyed after the visit.')
  t.match(await read(pat, 'guard', '15'), { status: 404, has: false })
  for (const desk of [alm, pat]) {
    t.match(await read(desk, 'reader'), { status: 200, has: false })
    for (const who of [['reader'], ['guard', '14']] as [Role, string?][]) {
      const person = await desk.person(...who)
      const said = await person.post(`/job/${job}/visit-code`, { assignment, code: '1' })
      t.equal(said.status, 403, who[0])
    }
  }
})

t.test('a code is never on paper, and the audit log says only that one was told', async (t) => {
  const { alm, pat, job } = await told(t)
  for (const { client } of [alm, pat]) {
    for (const query of ['', '?internal=1']) {
      const { status, text } = await client.get(`/job/${job}/print${query}`)
      t.equal(status, 200)
      t.notMatch(text, '4711')
    }
  }
  t.match(await pat.show(job), 'class="visit-code no-print"', 'where the page itself is printed')
  const { text } = await (await alm.person('administrator')).get('/audit')
  t.match(plain(text), /Tell the code of a visit ALM10001/)
  t.notMatch(text, '4711')
  t.notMatch(alm.node.logged.join('\n'), '4711')
})

t.test(
  'a guard whose run is on the job for this company reads no code of another one',
  async (t) => {
    const { alm, pat } = await shared(t)
    const input = { fields: { request: 'look', run: '14' }, attend: true }
    const job = await alm.make({ ...input, providers: [{ code: 'PAT' }] })
    await pat.until(job, 'the job at PAT', () => true)
    const assignment = await pat.heldId(job)
    await alm.act(job, 'visit-code', { assignment, code })
    t.match(await alm.show(job), shown)
    const guard = await alm.person('guard', '14')
    const { status, text } = await guard.get(`/job/${job}`)
    t.equal(status, 200)
    t.notMatch(text, '4711')
  },
)

t.test('what is no code is refused beside its field', async (t) => {
  const { alm, pat, job } = await shared(t)
  const assignment = await pat.heldId(job)
  for (const wrong of ['', ' ', 'x'.repeat(61), 'a\u202eb']) {
    const text = await alm.refused(job, 'visit-code', { assignment, code: wrong })
    t.match(text, /-code-fault"/, JSON.stringify(wrong))
  }
  await alm.refused(job, 'visit-code', { assignment: 'x', code: '1' })
  await pat.refused(job, 'visit-code', { assignment, code: '1' })
})

t.test('after the visit the code is on no page', async (t) => {
  const { alm, pat, job, assignment } = await told(t)
  await pat.act(job, 'accept', { assignment })
  await pat.act(job, 'complete', { assignment })
  t.notMatch(await pat.show(job), '4711')
  await alm.until(job, 'its end', ({ life }) => life === 'complete')
  t.notMatch(await alm.show(job), '4711')
})
