/** Two copies of one node that run at the same time, as whole processes. */
import t from 'tap'
import {
  copied,
  jobFrom,
  run,
  untilConnected,
  untilHas,
  untilTold,
} from '../support/process-company.ts'

t.test('two copies that live at once say so loudly, and both go on', async (t) => {
  const { data, copy, pat } = await copied(t)
  const alm = await run(t, data, 'ALM')
  await untilHas(pat, await jobFrom(alm, 'PAT'))
  await untilConnected(alm)
  const clone = await run(t, copy, 'ALM')
  const fromClone = await jobFrom(clone, 'PAT')
  await untilHas(pat, fromClone)
  const fromAlm = await jobFrom(alm, 'PAT')
  await untilHas(pat, fromAlm)
  await Promise.any([untilTold(alm, 'restored'), untilTold(clone, 'restored')])
  for (const node of [alm, clone]) await untilTold(node, 'copy runs')
  await untilTold(pat, 'copies there')
  // Both go on: nothing is read only, and the partner loses nothing.
  for (const node of [alm, clone]) await untilHas(pat, await jobFrom(node, 'PAT'))
})
