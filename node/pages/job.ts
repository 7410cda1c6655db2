/** What the pages ask about jobs: reading one, looking for sites, and everything done with a job. */
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import { class_minutes } from '../../protocol/job/due.ts'
import { attends, type CompleteNeed, type JobContext } from '../job/context.ts'
import { findSites, type JobAtSite, openJobsAt, type SiteWords } from '../job/sites.ts'
import { missingForComplete } from '../job/stages.ts'
import type { Actor } from '../user/actor.ts'
import { maySeeJob } from './access.ts'
import { asked } from './asked.ts'
import type { JobSources } from './job-access.ts'
import { doingBackend, reportingBackend } from './job-doing.ts'
import { jobFilesBackend } from './job-file.ts'
import { openAtSite, openAtSiteOf, siteSheet } from './site.ts'
import { codesFor, visitCodeBackend } from './visit-code.ts'

export function jobsBackend(sources: JobSources) {
  const { jobs, context, book } = sources
  return {
    async sheet(actor: Actor, job: StreamId) {
      const detail = await jobs.get(job)
      if (!detail || !maySeeJob(actor, detail.job, detail.own)) return undefined
      const files = (await sources.attachments.list(job)) ?? []
      const timeline = (await jobs.timeline(job)) ?? []
      const missing = await missingNow(context, job)
      const site = await siteSheet(book, job)
      return {
        ...detail,
        ...(site ? { site } : {}),
        codes: await codesFor(sources, actor, detail),
        timeline,
        files,
        missing,
        responseClasses,
        resolutions: sources.resolutions(),
      }
    },
    sites: async (actor: Actor, text: string) => findSites(asked(context, actor, 'dispatch'), text),
    openAt: async (actor: Actor, site: SiteWords & AtSite, except?: StreamId) =>
      actor.role === 'guard'
        ? []
        : othersAt({ context: asked(context, actor, 'see'), book }, site, except),
    responseClasses: () => responseClasses,
    ...doingBackend(sources),
    ...reportingBackend(sources),
    ...visitCodeBackend(sources),
    ...jobFilesBackend(sources),
  } as const
}

/** A site of the book, by its id: there other jobs may have other names for it. */
type AtSite = { readonly site?: StreamId }

async function othersAt(
  { context, book }: Pick<JobSources, 'context' | 'book'>,
  { site, ...words }: SiteWords & AtSite,
  except?: StreamId,
): Promise<readonly JobAtSite[]> {
  const named = await openJobsAt(context, words, except)
  const there = site
    ? await openAtSite(book, site, except)
    : except
      ? await openAtSiteOf(book, except)
      : []
  const all = new Map([...named, ...there].map((one) => [one.id, one]))
  return [...all.values()].sort((a, b) => a.openedAt - b.openedAt)
}

const responseClasses = Object.entries(class_minutes).map(([name, minutes]) => ({ name, minutes }))

/** What Complete still needs, of each assignment of ours that goes on. */
async function missingNow(
  context: JobContext,
  job: StreamId,
): Promise<{ readonly assignment: AssignmentId; readonly needs: readonly CompleteNeed[] }[]> {
  const open = await context.streams.get(job)
  const own = context.streams.context.own.company
  return [...(open?.structure.assignments.values() ?? [])].flatMap((one) => {
    if (!open || one.ended || !attends(one, own)) return []
    const needs = missingForComplete(context.completeNeeds, open, one, {})
    return [{ assignment: one.id, needs }]
  })
}
