/** The site book: lists, one site, its keys and notes, merging, and the jobs at it. */
import { z } from 'zod'
import type { StreamId } from '../../protocol/ids.ts'
import { text_chars_max } from '../../protocol/limits.ts'
import { siteOfJob } from '../site/book.ts'
import type { SiteContext } from '../site/context.ts'
import { noSuchSite, type SiteResult } from '../site/context.ts'
import { callDistinct, possibleDuplicatesOf, uncallDistinct } from '../site/duplicates.ts'
import { jobsAtSite } from '../site/history.ts'
import { type EditedField, edited_fields } from '../site/input.ts'
import { createSite, editSite, noteOnSite, type SiteEdit, settleKeysWarning } from '../site/keep.ts'
import { changeKey, type KeyChange } from '../site/keys.ts'
import { key_chars_max, merged_at_once_max, site_list_key_chars_max } from '../site/limits.ts'
import { bookSite, listSites, searchSites, siteRow } from '../site/list.ts'
import { mergeSites, unmergeSite } from '../site/merge.ts'
import type { Refused } from './error.ts'
import { summariesOf } from './job-list.ts'
import { noSuchJob } from './job-routes.ts'
import { type Answer, companyRoute, large_body_bytes_max, noInput, type Route } from './route.ts'
import { name, queryNumber, siteId } from './schemas.ts'

/** A page of the jobs at a site. */
const jobs_per_page = 20
const jobs_per_page_max = 100

const by = name.exactOptional().describe("Who acts; absent: the token's name.")

const written: Readonly<Partial<Record<EditedField, string>>> = {
  lines: 'The address above the suburb, a line each.',
  position: 'Degrees north and east: 55.6761,12.5683.',
  timeZone: 'Such as Europe/Copenhagen.',
  contacts: 'A line each: name, role, phone, parted by tabs.',
  ownContacts: 'Likewise, and never told to anybody.',
  accounts: 'Alarm accounts, a line each.',
  references: 'A line each: who calls it so, and how, parted by a tab.',
  standing: 'Ids of companies that are told of changes at once, a line each.',
}

const fields: z.ZodType<SiteEdit> = z
  .strictObject(
    Object.fromEntries(
      edited_fields.map((field) => {
        const text = z.string().max(text_chars_max)
        const help = written[field]
        return [field, z.exactOptional(help ? text.describe(help) : text)]
      }),
    ),
  )
  .describe('Text by field; an empty text clears.')

const query = z.strictObject({
  search: z
    .string()
    .trim()
    .max(text_chars_max)
    .exactOptional()
    .describe('Words of name, address, reference or account; the last one as it is typed.'),
  after: z
    .string()
    .max(site_list_key_chars_max)
    .exactOptional()
    .describe('`next` of the page before.'),
  warned: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Only those with keys whose owner has changed the address.'),
})

const keyChange = z.strictObject({
  is: z.enum(['held', 'out', 'in', 'gone']),
  number: z.string().max(key_chars_max),
  where: z.string().max(key_chars_max).default('').describe('Held: its hook or box.'),
  who: z.string().max(key_chars_max).default('').describe('Out and in: who took or brought it.'),
  by,
})

const readRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/sites',
    summary: 'Sites by name, a page at a time; with `search` those that have all its words.',
    scope: 'read',
    input: query,
    handle: ({ sites }, { input: { search, after, warned } }) =>
      search
        ? searchSites(sites, search)
        : listSites(sites, { warned: warned === 'true', ...(after ? { after } : {}) }),
  }),
  companyRoute({
    method: 'GET',
    path: '/sites/duplicates',
    summary: 'Pairs of sites that may be one and the same, the likeliest first.',
    scope: 'read',
    input: noInput,
    handle: async ({ sites }) => ({ pairs: await possibleDuplicatesOf(sites) }),
  }),
  companyRoute({
    method: 'GET',
    path: '/sites/:site',
    summary: 'One site, with its keys, its history and what was merged into it.',
    scope: 'read',
    input: noInput,
    handle: ({ sites }, { params }) => viewOf(sites, params.site),
  }),
  companyRoute({
    method: 'GET',
    path: '/sites/:site/duplicates',
    summary: 'What this site may be the same as, the likeliest first.',
    scope: 'read',
    input: noInput,
    handle: async ({ sites }, { params }) =>
      (await bookSite(sites, params.site))
        ? { pairs: await possibleDuplicatesOf(sites, params.site) }
        : noSuchSite,
  }),
  companyRoute({
    method: 'GET',
    path: '/sites/:site/jobs',
    summary: 'Jobs at this site and at those merged into it, the newest first.',
    scope: 'read',
    input: z.strictObject({
      limit: queryNumber(jobs_per_page_max).default(jobs_per_page),
      cursor: z
        .string()
        .regex(/^[0-9a-f]{12}\/[0-9a-f]{64}$/, 'expected `next` of the page before')
        .exactOptional(),
    }),
    handle: async ({ sites }, { params, input: { limit, cursor } }) => {
      const page = await jobsAtSite(sites, params.site, {
        limit,
        ...(cursor ? { before: cursor } : {}),
      })
      return page ? { ...page, jobs: await summariesOf(sites.jobs, page.jobs) } : noSuchSite
    },
  }),
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/site',
    summary: 'The site of the book that a job is at; empty where it is at none.',
    scope: 'read',
    input: noInput,
    handle: async ({ sites }, { params }) => {
      const open = await sites.jobs.streams.get(params.job)
      if (open?.state.kind !== 'job') return noSuchJob
      const site = await siteOfJob(sites, params.job)
      return site ? { site: siteRow(sites, site) } : {}
    },
  }),
]

const writeRoutes: readonly Route[] = [
  companyRoute({
    method: 'POST',
    path: '/sites',
    summary: 'Adds a site of our own to the book.',
    scope: 'write',
    status: 201,
    bodyBytesMax: large_body_bytes_max,
    input: z.strictObject({ fields, by }),
    about: nameIn,
    handle: async ({ sites }, { input, holder }) =>
      savedIn(sites, await createSite(sites, input.fields, { by: input.by ?? holder.name })),
  }),
  companyRoute({
    method: 'PATCH',
    path: '/sites/:site',
    summary: "Changes what is given. Of another company's site only what is ours is changed.",
    scope: 'write',
    bodyBytesMax: large_body_bytes_max,
    input: z.strictObject({ fields, by }),
    handle: async ({ sites }, { params, input, holder }) => {
      const acting = { by: input.by ?? holder.name }
      return savedIn(sites, await editSite(sites, params.site, input.fields, acting))
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/:site/notes',
    summary: 'Writes a note that no other company gets.',
    scope: 'write',
    input: z.strictObject({ text: z.string().max(text_chars_max), by }),
    handle: async ({ sites }, { params, input, holder }) => {
      const acting = { by: input.by ?? holder.name }
      return savedIn(sites, await noteOnSite(sites, params.site, input.text, acting))
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/:site/keys',
    summary: 'A key is held now, handed out, brought in, or gone.',
    scope: 'write',
    input: keyChange,
    handle: async ({ sites }, { params, input, holder }) => {
      const acting = { by: input.by ?? holder.name }
      return savedIn(sites, await changeKey(sites, params.site, changeOf(input), acting))
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/:site/settle-keys-warning',
    summary: 'Somebody has read that the owner changed the address of a site whose keys are held.',
    scope: 'write',
    input: z.strictObject({ by }),
    handle: async ({ sites }, { params, input, holder }) => {
      const acting = { by: input.by ?? holder.name }
      return savedIn(sites, await settleKeysWarning(sites, params.site, acting))
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/:site/merge',
    summary: 'Merges other sites into this one, which remains.',
    scope: 'write',
    input: z.strictObject({ sites: z.array(siteId).max(merged_at_once_max), by }),
    handle: async ({ sites }, { params, input, holder }) => {
      const merge = { into: params.site, sites: input.sites }
      return savedIn(sites, await mergeSites(sites, merge, { by: input.by ?? holder.name }))
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/:site/unmerge',
    summary: 'Takes this site, which was merged into another one, out again.',
    scope: 'write',
    input: z.strictObject({ by }),
    handle: async ({ sites }, { params, input, holder }) => {
      const acting = { by: input.by ?? holder.name }
      return savedIn(sites, await unmergeSite(sites, params.site, acting))
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/:site/distinct',
    summary: 'Says that this site and the other one are two places.',
    scope: 'write',
    input: z.strictObject({ other: siteId, by }),
    handle: async ({ sites }, { params, input, holder }) => {
      const acting = { by: input.by ?? holder.name }
      return savedIn(sites, await callDistinct(sites, params.site, input.other, acting))
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/:site/not-distinct',
    summary: 'Takes back that this site and the other one are two places.',
    scope: 'write',
    input: z.strictObject({ other: siteId, by }),
    handle: async ({ sites }, { params, input, holder }) => {
      const acting = { by: input.by ?? holder.name }
      return savedIn(sites, await uncallDistinct(sites, params.site, input.other, acting))
    },
  }),
]

export const siteRoutes: readonly Route[] = [...readRoutes, ...writeRoutes]

function changeOf({ is, number, where, who }: z.output<typeof keyChange>): KeyChange {
  if (is === 'held') return { is, number, where }
  return is === 'gone' ? { is, number } : { is, number, who }
}

async function viewOf(sites: SiteContext, id: StreamId): Promise<Answer | Refused> {
  const site = await bookSite(sites, id)
  return site ? { site } : noSuchSite
}

async function savedIn(sites: SiteContext, result: SiteResult): Promise<Answer | Refused> {
  return result.refused ? result : viewOf(sites, result.site)
}

/** What the audit line names. */
function nameIn(answer: object): string {
  return (answer as { site: { name: string } }).site.name
}
