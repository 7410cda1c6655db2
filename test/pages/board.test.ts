/** The board over HTTP: what stands where, what is found, and what is a part of the page. */
import t from 'tap'
import { World } from '../api/node.ts'
import { link, until } from '../support/company.ts'
import { groupsOn, makeJob, notesWords, rowAt, sitesOn } from './board-desk.ts'
import { company } from './client.ts'

const minute_ms = 60_000

t.test('what needs somebody stands first, under its heading', async (t) => {
  const { node, person } = await company(t)
  const client = await person('operator')
  t.match((await client.get('/')).text, 'No open jobs')
  await makeJob(node, { attend: true, fields: { siteName: 'Old Mill', type: 'patrol' } })
  t.match((await client.get('/')).text, 'Nothing needs attention')
  await makeJob(node, { fields: { siteName: 'Harbour Store', priority: 1 } })
  const late = { siteName: 'Town Hall', dueAt: Date.now() - 4 * minute_ms }
  await makeJob(node, { attend: true, fields: late })
  const { status, text } = await client.get('/')
  t.equal(status, 200)
  t.strictSame(groupsOn(text), {
    'Needs attention': ['Harbour Store', 'Town Hall'],
    'Under way': ['Old Mill'],
  })
  t.match(rowAt(text, 'Harbour Store'), /unassigned[\s\S]*data-response="\d+"[\s\S]*P1/)
  t.match(rowAt(text, 'Town Hall'), /class="due late"[\s\S]*late[\s\S]*\+<time/)
  t.match(rowAt(text, 'Old Mill'), /patrol/)
  t.match(text, /aria-current="page">Open <small>3</)
  t.match(
    text,
    /href="\/\?attention=late">[\s\S]*?<b>1<\/b>/,
    'one click leads to those that are late',
  )
  const onlyLate = (await client.get('/?attention=late')).text
  t.strictSame(sitesOn(onlyLate), ['Town Hall'])
})

t.test('who has a job, what is new, and what is ours to accept stand in its row', async (t) => {
  const world = new World()
  const alm = await company(t, { world })
  const pat = await company(t, { world, code: 'PAT' })
  await link(alm.node.company, pat.node.company)
  const there = await pat.person('operator')
  const job = await makeJob(alm.node, {
    providers: [{ code: 'PAT' }],
    fields: { siteName: 'Harbour Store', request: 'Zone 3' },
  })
  await until('the job there', async () => (await there.get('/')).text.includes('Harbour Store'))
  const row = rowAt((await there.get('/')).text, 'Harbour Store')
  t.match(row, new RegExp(`action="/job/${job}/accept"`))
  t.match(row, /\d new</)
  t.match(row, 'Nobody has it')
  const reader = await pat.person('reader')
  t.notMatch(
    (await reader.get('/')).text,
    /\/accept"|>New job<|sheet-pass/,
    'a reader does nothing',
  )
  t.equal((await there.post(`/job/${job}/accept`, {})).status, 303)
  t.equal((await there.post(`/job/${job}/take`, {})).status, 303)
  const taken = rowAt((await there.get('/')).text, 'Harbour Store')
  t.notMatch(taken, '/accept"')
  t.match(taken, '<b>you</b>')
  t.match(taken, /title="First action after \d+:\d\d"/)
  const other = await pat.person('operator')
  t.match(rowAt((await other.get('/')).text, 'Harbour Store'), /jobs-owner"><span[^>]*>Olsen 1</)
  t.strictSame(sitesOn((await there.get('/?mine=1')).text), ['Harbour Store'])
  t.strictSame(sitesOn((await other.get('/?mine=1')).text), [])
})

t.test('words, a form and a tab narrow it, without script', async (t) => {
  const { node, person } = await company(t)
  notesWords(t, node)
  const client = await person('operator')
  const mill = { siteName: 'Old Mill', siteAddress: 'Quay 3, Aarhus', type: 'patrol' }
  await makeJob(node, { attend: true, fields: mill })
  await makeJob(node, { attend: true, fields: { siteName: 'Town Hall', request: 'Zone 7 glass' } })
  const ended = await makeJob(node, { attend: true, fields: { siteName: 'Gasworks' } })
  await client.post(`/job/${ended}/cancel`, { reason: 'A mistake' })
  const found = async (query: string) => sitesOn((await client.get(`/?${query}`)).text)
  await until('its words', async () => (await found('text=quay')).length > 0)
  t.strictSame(await found('text=quay'), ['Old Mill'])
  t.strictSame(await found('text=glas'), ['Town Hall'], 'the last word also as a beginning')
  t.strictSame(await found('text=gasworks'), ['Gasworks'], 'words are looked for in all jobs')
  t.strictSame(await found('text=gasworks&lives=going+on'), [])
  t.strictSame(await found('lives=ended'), ['Gasworks'])
  t.strictSame(await found('type=patrol'), ['Old Mill'])
  t.strictSame(await found('on-site=1'), [])
  const zone = { timeZone: 'Europe/Copenhagen' }
  const today = new Intl.DateTimeFormat('sv-SE', zone).format()
  const form = `text=&lives=&attention=&type=patrol&company=&as=&site=&priority=&from=${today}&to=${today}`
  t.strictSame(await found(form), ['Old Mill'], 'a form sends its empty fields, too')
  const { text } = await client.get(`/?${form}`)
  t.match(text, /name="from" type="date" value="\d{4}-\d\d-\d\d"/)
  t.match(text, `name="to" type="date" value="${today}"`)
  t.match(text, 'Without: patrol')
  const none = (await client.get('/?text=nothing-of-the-kind&lives=ended')).text
  t.match(none, 'Nothing found')
  for (const signs of ['-', '#', '🔥']) {
    const page = (await client.get(`/?text=${encodeURIComponent(signs)}`)).text
    t.match(page, 'Nothing to look for', signs)
    t.strictSame(sitesOn(page), [], 'not all jobs, as if they had been found')
  }
  t.match(none, 'href="/?lives=all&#38;text=nothing-of-the-kind"')
  t.match((await client.get('/?type=escort')).text, 'No job fits')
  t.equal((await client.get('/?lives=%00&company=x&from=never&after=no-cursor')).status, 200)
})

t.test('a filter under a name is a list of its user alone, until it is removed', async (t) => {
  const { node, person } = await company(t)
  const client = await person('operator')
  await makeJob(node, { attend: true, fields: { siteName: 'Old Mill', type: 'patrol' } })
  t.match((await client.get('/?type=patrol')).text, 'Save this filter as')
  t.notMatch((await client.get('/')).text, 'Save this filter as', 'there is nothing to save')
  const saved = await client.post('/board/filter', { name: ' Rounds ', query: 'type=patrol' })
  t.equal(saved.headers.get('Location'), '/?type=patrol')
  const { text } = await client.get('/?type=patrol')
  t.match(text, 'The filter “Rounds” is saved.')
  t.match(text, /href="\/\?type=patrol" aria-current="page">Rounds</)
  t.notMatch((await (await person('operator')).get('/')).text, 'Rounds')
  for (const [name, fault] of [
    [' ', 'Fill this in.'],
    ['x'.repeat(61), 'That can’t be saved as a filter.'],
  ] as const) {
    const again = await client.post('/board/filter', { name, query: 'type=patrol&mine=1' })
    t.equal(again.status, 422)
    const [, form = ''] = again.text.split('<form method="post" action="/board/filter"')
    t.match(form, `value="${name}" aria-invalid="true"`, 'what was typed stays')
    t.match(form, fault)
    t.match(again.text, 'name="query" value="mine=1&#38;type=patrol"', 'and the filter')
  }
  await client.post('/board/filter/drop', { name: 'Rounds', query: 'type=patrol' })
  t.notMatch((await client.get('/')).text, '>Rounds<')
})

t.test('a hundred rows are a page, and the next one goes on', async (t) => {
  const { node, person } = await company(t)
  const client = await person('operator')
  for (let n = 0; n < 104; n++) {
    await makeJob(node, { attend: true, fields: { siteName: `Site ${n}` } })
  }
  const first = (await client.get('/')).text
  t.equal(sitesOn(first).length, 100)
  t.match(first, /aria-current="page">Open <small>104</)
  const older = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&#38;', '&') ?? ''
  const second = (await client.get(older)).text
  t.strictSame(sitesOn(second), ['Site 3', 'Site 2', 'Site 1', 'Site 0'])
  t.match(second, 'rel="prev" href="/"')
  t.match(second, `hx-get="${older.replaceAll('&', '&#38;')}"`, 'it refreshes itself as it is')
})

t.test('a row and the list fetch themselves, and take nothing that is told once', async (t) => {
  const { node, person } = await company(t)
  const client = await person('operator')
  const job = await makeJob(node, { attend: true, fields: { siteName: 'Old Mill' } })
  await client.post('/board/filter', { name: 'All patrols', query: 'type=patrol' })
  const partial = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }
  const list = await client.get('/', partial)
  t.match(list.text, /^<div id="board"/)
  t.notMatch(list.text, 'is saved.')
  const row = await client.get(`/board/row/${job}`, partial)
  t.match(row.text, /^<tr id="job-[0-9a-f]{64}" class="jobs-row quiet" data-row/)
  t.match((await client.get('/')).text, 'The filter “All patrols” is saved.')
  const guard = await person('guard', '14')
  const gone = await guard.get(`/board/row/${job}`, partial)
  t.equal(gone.headers.get('HX-Reswap'), 'delete', 'not a guard’s: it leaves the page')
  t.equal(gone.text, '')
  t.equal((await client.get(`/board/row/${'a'.repeat(64)}`, partial)).text, '')
})

t.test('a guard begins at the jobs to drive to, and finds the others from there', async (t) => {
  const { node, person } = await company(t)
  await makeJob(node, { attend: true, fields: { siteName: 'Old Mill', run: '14' } })
  const guard = await person('guard', '14')
  for (const path of ['/', '/?text=']) {
    t.equal((await guard.get(path)).headers.get('Location'), '/run', path)
  }
  const { text } = await guard.get('/run')
  t.match(text, 'Old Mill')
  t.match(text, '<a href="/" aria-current="page">Board</a>')
  const [, all = ''] = /href="(\/\?[^"]*)"/.exec(text) ?? []
  t.strictSame(sitesOn((await guard.get(all)).text), ['Old Mill'])
})

t.test('the top bar says in which part of the pages one is', async (t) => {
  const { node, person } = await company(t)
  const job = await makeJob(node, { attend: true })
  const administrator = await person('administrator')
  for (const [path, entry] of [
    [`/job/${job}`, 'Board'],
    ['/job/new', 'New job'],
    ['/hand-over/earlier', 'Hand-over'],
    ['/links', 'Links'],
    ['/users', 'Admin'],
    ['/audit', 'Admin'],
    ['/company', 'Admin'],
    ['/tokens', 'Admin'],
    ['/preferences', undefined],
  ] as const) {
    const [, bar = ''] =
      /<nav class="nav"(.*?)<\/nav>/s.exec((await administrator.get(path)).text) ?? []
    t.equal(/aria-current="page">([^<]*)</.exec(bar)?.[1], entry, path)
  }
})

t.test('a guard’s board has jobs of the run, and nothing of other companies', async (t) => {
  const world = new World()
  const { node, person } = await company(t, { world })
  const pat = await company(t, { world, code: 'PAT' })
  await link(node.company, pat.node.company)
  await makeJob(node, { attend: true, fields: { siteName: 'Old Mill', run: '14' } })
  await makeJob(node, { attend: true, fields: { siteName: 'Town Hall', run: '15' } })
  const guard = await person('guard', '14')
  const { text } = await guard.get('/?lives=all')
  t.strictSame(sitesOn(text), ['Old Mill'])
  t.notMatch(text, /PAT|link-strip/)
  t.equal((await guard.get('/board/links')).headers.get('HX-Reswap'), 'delete')
  const { text: all } = await (await person('operator')).get('/')
  t.match(all, /id="link-strip"[\s\S]*title="[^"]*">PAT</)
})
