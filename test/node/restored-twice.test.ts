/** An old backup that is restored again and again, with a partner, as whole processes. */
import t from 'tap'
import { backedUp, scene, untilWhole, worksAtOnce } from '../support/set-back.ts'

t.test(
  'the same old backup is restored twice, one after the other: each works on at once',
  async (t) => {
    const all = await scene(t)
    const { alm, pat } = all
    const restored = await backedUp(all)
    const later = [...(await all.goesOn(alm, pat))]
    await alm.stop('SIGKILL')
    for (const name of ['first', 'second']) {
      const back = await all.startAlm(await restored(name))
      later.push(await worksAtOnce(t, all, back))
      await untilWhole(all, back, pat, later)
      await back.stop()
    }
  },
)
