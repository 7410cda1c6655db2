/** A company's disk dies: what it told of its sites, and was told, comes back from its partners. */
import t from 'tap'
import { openMemoryStorage } from '../../storage/open.ts'
import { startAgain, startRow } from '../support/chain.ts'
import { link, until } from '../support/company.ts'
import { Book, harbour } from './support.ts'

for (const lost of ['alm', 'pat'] as const) {
  t.test(`the sites of shared jobs come back when the disk of ${lost} died`, async (t) => {
    const { network, ...row } = await startRow(t, ['alm', 'pat'])
    const [alm, pat] = [new Book(row.alm), new Book(row.pat)]
    const site = await alm.add({ ...harbour, hazards: 'dog' })
    await pat.has(await alm.job(site, 'PAT'))
    await until('the hazards', async () => (await pat.site()).fields.hazards === 'dog')
    await row[lost].stop()
    const storage = await openMemoryStorage()
    const back = await startAgain(t, row[lost], network, { storage })
    const other = lost === 'alm' ? row.pat : row.alm
    await link(other, back)
    const book = new Book(back)
    await until('the site', async () => (await book.lines()).length === 1, 15_000)
    const again = await book.site()
    t.match(again, { name: 'Harbour Store', owner: { code: 'ALM' }, ours: lost === 'alm' })
    await until('what was told', async () => (await book.site()).fields.hazards === 'dog')
  })
}
