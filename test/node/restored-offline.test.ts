/** An old backup on a machine without a connection, as whole processes. */
import t from 'tap'
import { backedUp, scene, untilWhole, worksAtOnce } from '../support/set-back.ts'

t.test(
  'an old backup that is restored while nobody is there: it works, and meets them later',
  async (t) => {
    const all = await scene(t)
    const restored = await backedUp(all)
    const later = await all.goesOn(all.alm, all.pat)
    await all.alm.stop('SIGKILL')
    await all.pat.stop()
    const back = await all.startAlm(await restored('restored'))
    const made = await worksAtOnce(t, all, back)
    await untilWhole(all, back, await all.startPat(), [...later, made])
  },
)
