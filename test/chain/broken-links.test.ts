/** A link that goes down before or in the middle of any step of a job: everything arrives. */
import t, { type Test } from 'tap'
import { BreakingNetwork } from '../support/breaking-network.ts'
import { heal, startRow } from '../support/chain.ts'
import type { Company } from '../support/company.ts'
import { playMainJob, type Row } from '../support/main-job.ts'

type Link = 'ALM–PAT' | 'PAT–SUB'

function sidesOf({ alm, pat, sub }: Row, link: Link): readonly [Company, Company] {
  return link === 'ALM–PAT' ? [alm, pat] : [pat, sub]
}

/** Does every step with these links breaking after so many frames; 0: they are down before it. */
async function playBroken(t: Test, links: readonly Link[], frames: number): Promise<void> {
  const network = new BreakingNetwork()
  const row = await startRow(t, ['alm', 'pat', 'sub'], {}, network)
  const sides = links.map((link) => sidesOf(row, link))
  await playMainJob(
    t,
    () => row,
    async (_, step) => {
      for (const [one, other] of sides) {
        if (frames === 0) network.cut(one.own.node, other.own.node)
        else network.cutAfter(one.own.node, other.own.node, frames)
      }
      const result = await step()
      for (const [one, other] of sides) heal(network, one, other)
      return result
    },
  )
}

t.test('whatever link breaks, and when, every step arrives and all copies are equal', async (t) => {
  t.jobs = 12
  for (const frames of [0, 1, 2, 3]) {
    for (const links of [['ALM–PAT'], ['PAT–SUB'], ['ALM–PAT', 'PAT–SUB']] as const) {
      const when = frames === 0 ? 'before each step' : `after ${frames} frames of each step`
      t.test(`${links.join(' and ')} down ${when}`, { buffered: true }, (t) =>
        playBroken(t, links, frames),
      )
    }
  }
})
