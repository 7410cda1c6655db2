/** Our jobs at a site of ours say its name and address: they follow when those are changed. */
import type { StreamId } from '../../protocol/ids.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import { editJob } from '../job/edit.ts'
import { exactKey, linesOf } from '../stream/site-keys.ts'
import { jobsAt, siteFile } from './book.ts'
import { automatic, type SiteContext } from './context.ts'
import { fieldsOfSite, jobSite } from './job-site.ts'

/** Changes jobs of ours that go on, and that say what this site of ours said before. */
export async function writeIntoJobs(context: SiteContext, site: StreamId): Promise<void> {
  const file = await siteFile(context, site)
  if (!file || file.owner || file.mergedInto) return
  const former = linesOf(file.text('formerKeys'))
  if (former.length === 0) return
  const { streams } = context.jobs
  const { company } = streams.context.own
  for await (const job of jobsAt(context, [site])) {
    const open = await streams.get(job)
    const said = open && jobSite(open)
    if (!open || !said || said.issuer !== company || said.id !== site) continue
    if (!goesOn(open.state, open.structure, company)) continue
    if (!former.includes(exactKey(said.place))) continue
    await editJob(context.jobs, job, { fields: fieldsOfSite(file) }, automatic)
  }
}
