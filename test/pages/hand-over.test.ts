/** The shift over HTTP: hand-over and its signature, notes, things on test, logging off. */
import t from 'tap'
import { until } from '../support/company.ts'
import { makeJob } from './board-desk.ts'
import { type Client, company } from './client.ts'
import { flashOf } from './job-desk.ts'

const stampOn = (text: string) => /name="stamp" value="([0-9a-f]+)"/.exec(text)?.[1] ?? ''

/** What stands under a heading of the hand-over. */
function cardOn(text: string, id: string): string {
  const [, card = ''] = text.split(`id="hand-over-${id}"`)
  return card.split('</section>')[0] ?? ''
}

async function said(client: Client, path = '/hand-over'): Promise<string> {
  return flashOf(await client.get(path))
}

t.test('whoever comes in signs for what is there, and it can be read later', async (t) => {
  const { node, person } = await company(t)
  const [before, client] = [await person('operator'), await person('operator')]
  const had = await makeJob(node, { attend: true, fields: { siteName: 'Harbour Store' } })
  await before.post(`/job/${had}/take`, {})
  t.match(await said(before), 'You have it.')
  await makeJob(node, { attend: true, fields: { siteName: 'Town Hall' } })
  await before.post('/hand-over/note', { text: ' Keys of the mill are in safe 4. ' })
  t.match(await said(before), 'The note is on the hand-over.')
  const { text } = await client.get('/hand-over')
  t.match(text, 'No hand-over has been signed yet.')
  t.match(cardOn(text, 'owned'), /Harbour Store[\s\S]*Olsen 1/)
  t.notMatch(cardOn(text, 'owned'), 'Town Hall')
  t.match(cardOn(text, 'waiting'), /Town Hall[\s\S]*Take/)
  t.match(cardOn(text, 'notes'), 'Keys of the mill are in safe 4.')
  t.match(cardOn(text, 'silent'), 'All links work.')
  const own = (await before.get('/hand-over')).text
  t.notMatch(cardOn(own, 'owned'), 'Harbour Store', 'nobody hands over to oneself')
  const signed = await client.post('/hand-over', { stamp: stampOn(text), remark: 'Quiet so far' })
  t.equal(signed.headers.get('Location'), '/')
  t.match(await said(client, '/'), 'You have the shift.')
  const earlier = (await before.get('/hand-over/earlier')).text
  t.match(earlier, /Olsen 2[\s\S]*Quiet so far/)
  const address = /href="(\/hand-over\/[0-9a-f]+)"/.exec(earlier)?.[1] ?? ''
  await before.post(`/job/${had}/cancel`, { reason: 'A mistake' })
  const then = (await before.get(address)).text
  t.match(then, 'Signed by Olsen 2')
  t.match(cardOn(then, 'owned'), 'Harbour Store', 'as it was')
  t.notMatch(then, /<button[^>]*>Take|>Done</, 'and nothing can be done with it')
  t.match((await client.get('/hand-over')).text, 'Last signed by Olsen 2')
  t.equal((await client.get('/hand-over/none-of-them')).status, 404)
})

t.test('what was shown too long ago, or to somebody else, is looked at again', async (t) => {
  const { person } = await company(t)
  const [one, other] = [await person('operator'), await person('operator')]
  const stamp = stampOn((await one.get('/hand-over')).text)
  const taken = await other.post('/hand-over', { stamp, remark: 'half a remark' })
  t.equal(taken.status, 422)
  t.match(taken.text, 'Look at it as it is now, then sign.')
  t.match(taken.text, 'half a remark', 'what was typed stays')
  t.equal((await other.post('/hand-over', { stamp: stampOn(taken.text) })).status, 303)
  t.equal((await one.post('/hand-over', { stamp })).status, 303)
  t.equal((await one.post('/hand-over', { stamp })).status, 422, 'a stamp is good once')
  t.equal((await one.post('/hand-over', { remark: 'x'.repeat(1001) })).status, 422)
})

t.test('a note is done with, and a refused one comes back as it was typed', async (t) => {
  const { person } = await company(t)
  const client = await person('operator')
  await client.post('/hand-over/note', { text: 'Run 14 changes cars at two' })
  const { text } = await client.get('/hand-over')
  const done = /action="(\/hand-over\/note\/[\w-]+\/done)"/.exec(text)?.[1] ?? ''
  await client.post(done, {})
  t.match(await said(client), 'The note is not handed over any more.')
  t.match(cardOn((await client.get('/hand-over')).text, 'notes'), 'No notes.')
  const empty = await client.post('/hand-over/note', { text: '  ' })
  t.equal(empty.status, 422)
  t.match(empty.text, 'Fill this in.')
  const long = await client.post('/hand-over/note', { text: `${'x'.repeat(2000)} the end` })
  t.equal(long.status, 422)
  t.match(long.text, /At most 2,000 characters\.[\s\S]*/)
  t.match(long.text, 'x the end')
  await client.post('/hand-over/note/none/done', {})
  t.match(await said(client), 'There is no such note here.')
})

t.test('a supervisor puts on test, and ends it; others only read', async (t) => {
  const { node, person } = await company(t)
  const [dispatcher, operator] = [await person('dispatcher'), await person('operator')]
  await makeJob(node, { attend: true, fields: { siteName: 'Data Center' } })
  const inHours = (hours: number) =>
    new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16)
  const form = { is: 'site', which: 'data center', why: 'Every detector', from: '' }
  t.equal((await operator.post('/hand-over/test', { ...form, until: inHours(2) })).status, 403)
  const past = await dispatcher.post('/hand-over/test', { ...form, until: inHours(-2) })
  t.equal(past.status, 422)
  t.match(past.text, /Say until when[\s\S]*/)
  t.match(past.text, /name="which"[^>]* value="data center"/, 'as it was typed')
  t.match(past.text, '<details class="on-test" hx-morph-skip open>')
  const never = await dispatcher.post('/hand-over/test', { ...form, until: 'soon' })
  t.match(never.text, 'A date and time are expected.')
  t.equal((await dispatcher.post('/hand-over/test', { ...form, until: inHours(2) })).status, 303)
  t.match(await said(dispatcher), 'data center is on test.')
  const { text } = await operator.get('/hand-over')
  t.match(cardOn(text, 'onTest'), /data center[\s\S]*Every detector[\s\S]*by Olsen 1/)
  t.notMatch(text, /Put on test|\/end"/)
  t.match((await operator.get('/')).text, /title="Every detector"[\s\S]*on test/)
  const end = /action="(\/hand-over\/test\/[\w-]+\/end)"/.exec(
    (await dispatcher.get('/hand-over')).text,
  )?.[1]
  t.equal((await operator.post(end ?? '', {})).status, 403)
  t.equal((await dispatcher.post(end ?? '', {})).status, 303)
  t.match(await said(dispatcher), 'its alarms count again')
})

t.test('who has open jobs is told before they go back to the board', async (t) => {
  const { node, person } = await company(t)
  const [client, other] = [await person('operator'), await person('operator')]
  for (const siteName of ['Harbour Store', 'Town Hall']) {
    const job = await makeJob(node, { attend: true, fields: { siteName } })
    await client.post(`/job/${job}/take`, {})
  }
  const first = await client.post('/logout', {})
  t.equal(first.headers.get('Location'), '/log-off')
  const { text } = await client.get('/log-off')
  t.match(text, '2 jobs go back to the board, loudly')
  t.match(text, /Town Hall[\s\S]*Harbour Store|Harbour Store[\s\S]*Town Hall/)
  t.notMatch((await other.get('/')).text, 'left behind')
  const out = await client.post('/logout', { confirmed: 'yes' })
  t.equal(out.headers.get('Location'), '/login')
  const board = await until('what was left', async () => {
    const { text } = await other.get('/')
    return text.includes('2 left behind') && text
  })
  t.match(board, /2 left behind[\s\S]*Olsen 1/)
  const htmx = { 'HX-Request': 'true' }
  const { text: alarms } = await other.get('/alarms', htmx)
  t.match(alarms, /data-alarms="[0-9a-f]{16}-left [0-9a-f]{16}-left"/, 'heard, and in the title')
  t.match(alarms, /left behind<\/b>[\s\S]*(Town Hall|Harbour Store) <small>Olsen 1</)
  const reader = await person('reader')
  t.match(
    (await reader.get('/alarms', htmx)).text,
    'data-alarms=""',
    'who can’t take them is not called',
  )
  const { text: monitor } = await other.get('/monitor')
  t.match(monitor, '2 need attention')
  t.match(monitor, /class="monitor-item loud calling"[\s\S]*Olsen 1 logged off/)
  t.match((await other.get('/hand-over')).text, 'left by Olsen 1')
  const [, id = ''] = /class="left-job" href="\/job\/([0-9a-f]{64})"/.exec(board) ?? []
  await other.post(`/job/${id}/take`, {})
  t.match((await other.get('/')).text, '1 left behind')
  const { text: still } = await other.get('/alarms', htmx)
  t.match(still, /data-alarms="[0-9a-f]{16}-left"/, 'who takes one makes it quiet')
  t.equal(
    (await (await person('guard', '14')).post('/logout', {})).headers.get('Location'),
    '/login',
  )
})
