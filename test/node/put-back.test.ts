/** A whole data folder that is set back, as whole processes. */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { scene, untilWhole, worksAtOnce } from '../support/set-back.ts'

t.test(
  'a whole data folder that is put back, keys and all, goes on under a new epoch',
  async (t) => {
    const all = await scene(t)
    const { alm, pat } = all
    await alm.stop()
    const snapshot = join(all.root, 'snapshot')
    await cp(alm.data, snapshot, { recursive: true, preserveTimestamps: true })
    const on = await all.startAlm(alm.data)
    const later = await all.goesOn(on, pat)
    await on.stop()
    await pat.stop()
    await rm(alm.data, { recursive: true })
    await cp(snapshot, alm.data, { recursive: true, preserveTimestamps: true })
    const back = await all.startAlm(alm.data)
    const made = await worksAtOnce(t, all, back)
    await untilWhole(all, back, await all.startPat(), [...later, made])
  },
)
