/** A company that stops before or in the middle of any step of a job: everything arrives. */
import t, { type Test } from 'tap'
import { openStorage } from '../../storage/open.ts'
import { startAgain, startRow } from '../support/chain.ts'
import { playMainJob, type Row } from '../support/main-job.ts'

const names = ['alm', 'pat', 'sub'] as const

type Restarts = {
  readonly name: string
  readonly who: (by: keyof Row) => readonly (keyof Row)[]
  readonly when: 'before' | 'after'
}

async function playRestarting(t: Test, { who, when }: Restarts): Promise<void> {
  const root = t.testdir({ alm: {}, pat: {}, sub: {} })
  const open = (name: keyof Row) => openStorage({ directory: `${root}/${name}` })
  const options = {
    alm: { storage: await open('alm') },
    pat: { storage: await open('pat') },
    sub: { storage: await open('sub') },
  }
  const { network, ...started } = await startRow(t, names, options)
  let row: Row = started
  const again = async (name: keyof Row) => {
    await row[name].stop()
    const company = await startAgain(t, row[name], network, { storage: await open(name) })
    row = { ...row, [name]: company }
  }
  await playMainJob(
    t,
    () => row,
    async (by, step) => {
      if (when === 'before') for (const name of who(by)) await again(name)
      const result = await step()
      if (when === 'after') for (const name of who(by)) await again(name)
      return result
    },
  )
}

const restarts: readonly Restarts[] = [
  { name: 'who saves it stops right after', who: (by) => [by], when: 'after' },
  {
    name: 'the others stop right after',
    who: (by) => names.filter((name) => name !== by),
    when: 'after',
  },
  { name: 'who saves it started just now', who: (by) => [by], when: 'before' },
  { name: 'everybody started just now', who: () => names, when: 'before' },
]

t.test('whoever stops, before a step or right after it, all copies become equal', async (t) => {
  t.jobs = restarts.length
  for (const one of restarts) {
    t.test(one.name, { buffered: true }, (t) => playRestarting(t, one))
  }
})
