/**
 * What the FAQ says of duplicate sites (shared/seeds/smartnet-faq.txt, rephrased), sentence by
 * sentence, on two and three companies.
 */
import t from 'tap'
import { editSite } from '../../node/site/keep.ts'
import { changeKey } from '../../node/site/keys.ts'
import { mergeSites } from '../../node/site/merge.ts'
import { until } from '../support/company.ts'
import { harbour, operator, saved, startBooks } from './support.ts'

t.test('when a job arrives its site is matched to an existing site', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  await pat.add(harbour)
  const job = await alm.job({ ...harbour, name: '  harbour   STORE' }, 'PAT')
  await pat.has(job)
  t.strictSame(await pat.lines(), ['Harbour Store (PAT), 2-4 Quay Street, Newtown 2042'])
})

t.test('if anything is different about the name or address a new site is made', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  await pat.add(harbour)
  await pat.has(await alm.job({ ...harbour, lines: '24 Quay Street' }, 'PAT'))
  t.strictSame(await pat.lines(), [
    'Harbour Store (ALM), 24 Quay Street, Newtown 2042',
    'Harbour Store (PAT), 2-4 Quay Street, Newtown 2042',
  ])
})

t.test(
  'the list shows who made a site after its name: one with your name, one with theirs',
  async (t) => {
    const { alm, pat } = await startBooks(t, ['alm', 'pat'])
    const site = await alm.add(harbour)
    await pat.add({ ...harbour, lines: '2-4 Quay St' })
    await pat.has(await alm.job(site, 'PAT'))
    t.strictSame(await pat.lines(), [
      'Harbour Store (ALM), 2-4 Quay Street, Newtown 2042',
      'Harbour Store (PAT), 2-4 Quay St, Newtown 2042',
    ])
  },
)

t.test(
  'after a merge only the other company’s version remains, with keys and history',
  async (t) => {
    const { alm, pat } = await startBooks(t, ['alm', 'pat'])
    const site = await alm.add(harbour)
    const ours = await pat.add({ ...harbour, lines: '2-4 Quay St' })
    saved(
      await changeKey(pat.context, ours, { is: 'held', number: '112', where: 'hook 4' }, operator),
    )
    await pat.has(await alm.job(site, 'PAT'))
    const theirs = await pat.site('Harbour Store (ALM)')
    saved(await mergeSites(pat.context, { into: theirs.id, sites: [ours] }, operator))
    t.strictSame(await pat.lines(), ['Harbour Store (ALM), 2-4 Quay Street, Newtown 2042'])
    const left = await pat.read(theirs.id)
    t.match(left.keysHeld, [{ number: '112', where: 'hook 4' }])
    t.match(left.history, [{ kind: 'merged' }, { kind: 'keyHeld', of: ours }])

    t.test('the next time a job comes from that company its site is not doubled', async (t) => {
      await pat.has(await alm.job(site, 'PAT'))
      t.equal((await pat.lines()).length, 1)
      t.test('nor if it is only typed', async (t) => {
        await pat.has(await alm.job(harbour, 'PAT'))
        t.equal((await pat.lines()).length, 1)
      })
    })

    t.test(
      'a later change of address by its owner changes the site, and makes no new one',
      async (t) => {
        await alm.has(await alm.job(site, 'PAT'))
        saved(await editSite(alm.context, site, { lines: '6 Quay Street' }, operator))
        await alm.watch.settled()
        await until('the new address', async () => (await pat.lines())[0]?.includes('6 Quay'))
        t.strictSame(await pat.lines(), ['Harbour Store (ALM), 6 Quay Street, Newtown 2042'])
        const { history, keysWarning } = await pat.read(theirs.id)
        t.match(history[0], {
          kind: 'changed',
          items: ['ALM', 'lines', '2-4 Quay Street', '6 Quay Street'],
        })
        t.strictSame(keysWarning, ['lines'], 'who holds keys is warned')
      },
    )
  },
)
