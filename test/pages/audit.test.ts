/** The page of the audit log, and its file. */
import t from 'tap'
import { type Company, company } from './client.ts'

async function write({ node }: Company, count: number, entry: object = {}): Promise<void> {
  const { storage } = node.company
  const anne = await storage.users.byLogin('anne')
  for (let i = 0; i < count; i++) {
    await node.backend.company()?.users.record({
      ...{ user: anne?.id ?? '', name: 'Anne', address: '192.0.2.1', action: 'user-save' },
      ...{ target: `line ${i}`, outcome: 'done' },
      ...entry,
    })
  }
}

t.test('the newest stand first, a hundred a page, and older ones behind', async (t) => {
  const at = await company(t)
  const admin = await at.person('administrator')
  await write(at, 150)
  const first = (await admin.get('/audit')).text
  t.match(first, 'line 149')
  t.notMatch(first, />line 49</)
  t.equal([...first.matchAll(/<tr/g)].length, 101)
  const older = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&#38;', '&') ?? ''
  const second = (await admin.get(older)).text
  t.match(second, '>line 49<')
  t.notMatch(second, '>line 50<')
  t.match(second, 'rel="prev" href="/audit"')
})

t.test('it is filtered by person, action and text; what was chosen stays', async (t) => {
  const at = await company(t)
  const admin = await at.person('administrator')
  await write(at, 1, { target: 'HAC10001', action: 'user-add' })
  await write(at, 1, { target: 'HAC10002', name: 'Board', user: undefined, action: 'POST /jobs' })
  const shown = async (query: string) => (await admin.get(`/audit?${query}`)).text
  t.match(await shown('text=hac10001'), 'HAC10001')
  t.notMatch(await shown('text=hac10001'), 'HAC10002')
  t.match(await shown('text=hac10001'), 'value="hac10001"')
  const byAction = await shown('action=user-add')
  t.match(byAction, 'HAC10001')
  t.notMatch(byAction, 'HAC10002')
  t.match(byAction, '<option value="user-add" selected>')
  const anne = await at.node.company.storage.users.byLogin('anne')
  t.notMatch(await shown(`user=${anne?.id}`), 'HAC10002')
  t.match(await shown(`user=${anne?.id}`), 'HAC10001')
  t.match(await shown('text=POST'), 'POST /jobs', 'what programs do stands as it is')
  t.match(await shown('text=nothing-of-the-kind'), 'Nothing of that kind')
  t.notMatch(await shown('text="><script>'), '"><script>')
  t.equal((await admin.get('/audit?before=nonsense&user=%00')).status, 200)
})

t.test('the file has every line, of every page, and no cell is a formula', async (t) => {
  const at = await company(t)
  const admin = await at.person('administrator')
  await write(at, 120, { target: '=HYPERLINK("http://evil.example")' })
  await write(at, 1, { name: '@SUM(A1)', target: 'a,b' })
  const { headers, text } = await admin.get('/audit.csv?action=user-save')
  t.match(headers.get('Content-Type'), 'text/csv')
  const lines = text.trim().split('\r\n')
  t.equal(lines.length, 1 + 121)
  t.match(lines[0], /When,Who,What,To what,How it ended,From,Details$/)
  t.match(
    lines[1],
    /^\d{4}-\d\d-\d\dT[\d:.]+Z,'@SUM\(A1\),Change a person,"a,b",done,192\.0\.2\.1,$/,
  )
  t.match(lines[2], `"'=HYPERLINK(""http://evil.example"")"`)
  for (const line of lines.slice(1)) t.notMatch(line, /(^|,)"?[=@+-]/)
  t.notMatch(text, /Log in/, 'only what was asked for')
})

t.test('what a person did is named in the words of the page', async (t) => {
  const at = await company(t)
  const admin = await at.person('administrator')
  await admin.post('/tokens', { name: 'Accounting', scope: 'read' })
  const { text } = await admin.get('/audit')
  t.match(text, 'Add a token')
  t.match(text, '>Accounting<')
  await admin.post('/preferences', { language: 'da', scheme: 'light', rows: 'dense' })
  t.match((await admin.get('/audit')).text, 'Tilføj et adgangstegn')
})
