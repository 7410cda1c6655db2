/** Links with other companies: invitations, approving, pausing, ending. */
import { z } from 'zod'
import type { LinkBackend } from './backend.ts'
import { refuseRequest } from './error.ts'
import { companyRoute, noInput, type Route } from './route.ts'
import { actingShape, minutes, reason } from './schemas.ts'

/** Longer than any invitation with the line breaks that mail programs put in. */
const invitation_chars_max = 16 * 1024

const settings = z.strictObject({
  autoAccept: z.boolean().exactOptional().describe('Accept their jobs at once.'),
  mayPassOn: z.boolean().exactOptional().describe('Providers there may pass our jobs on.'),
  answerMinutes: minutes.exactOptional().describe('Minutes to answer in; 0: no such clock.'),
  silentMinutes: minutes.exactOptional().describe('Silence that is alarmed.'),
})

const unlinking = z.strictObject({
  confirm: z.boolean().default(false).describe('Unset: only answers with the open jobs.'),
  reason: reason.default('unlinked'),
  ...actingShape,
})

const noSuchLink = refuseRequest('not-found', 'There is no link with this company.')

type Change = 'approve' | 'refuse' | 'pause' | 'resume' | 'block'

/** A route that changes a link and answers with it; a request that was refused is gone. */
function linkChange(
  change: Change,
  summary: string,
  run: (
    links: LinkBackend,
    company: Parameters<LinkBackend['approve']>[0],
  ) => ReturnType<LinkBackend['approve' | 'refuse']>,
): Route {
  return companyRoute({
    method: 'POST',
    path: `/links/:company/${change}`,
    summary,
    scope: 'admin',
    input: noInput,
    handle: ({ links }, { params }) => run(links, params.company),
  })
}

export const linkRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/links',
    summary: 'Links and requests, with their connections and queues.',
    scope: 'read',
    input: noInput,
    handle: async ({ links }) => ({ links: await links.list() }),
  }),
  companyRoute({
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations made here or taken, and what became of them.',
    scope: 'admin',
    input: noInput,
    handle: ({ links }) => ({ invitations: links.invitations() }),
  }),
  companyRoute({
    method: 'POST',
    path: '/invitations',
    summary: 'Makes an invitation: a text to hand over, single use, for 72 hours.',
    scope: 'admin',
    input: noInput,
    status: 201,
    handle: ({ links }) => links.invite(),
  }),
  companyRoute({
    method: 'DELETE',
    path: '/invitations/:invitation',
    summary: 'Takes an invitation back.',
    scope: 'admin',
    input: noInput,
    status: 204,
    handle: ({ links }, { params }) => links.refuse(params.invitation),
  }),
  companyRoute({
    method: 'POST',
    path: '/links/join',
    summary: 'Takes the invitation of another company, as it was pasted.',
    scope: 'admin',
    input: z.strictObject({ invitation: z.string().min(1).max(invitation_chars_max) }),
    status: 201,
    handle: ({ links }, { input }) => links.join(input.invitation),
  }),
  linkChange('approve', 'The words are the same on both sides: links the companies.', (links, to) =>
    links.approve(to),
  ),
  linkChange('refuse', 'Refuses the request of a company.', (links, to) => links.refuse(to)),
  linkChange('pause', 'Sends nothing to the company for now; it queues.', (links, to) =>
    links.setState(to, 'paused'),
  ),
  linkChange('resume', 'Goes on with a link that was paused or blocked.', (links, to) =>
    links.setState(to, 'active'),
  ),
  linkChange('block', 'Exchanges nothing with the company, and lets it not connect.', (links, to) =>
    links.setState(to, 'blocked'),
  ),
  companyRoute({
    method: 'POST',
    path: '/links/:company/unlink',
    summary: 'Answers with the open jobs; with `confirm` parts from each and ends the link.',
    scope: 'admin',
    input: unlinking,
    handle: async ({ links, jobs }, { params, input, holder }) => {
      if (!(await links.get(params.company))) return noSuchLink
      if (!input.confirm) {
        return { unlinked: false, openJobs: await jobs.openWith(params.company) }
      }
      const { by = holder.name, happenedAt } = input
      const acting = { by, ...(happenedAt === undefined ? {} : { happenedAt }) }
      return links.unlink(params.company, input.reason, acting)
    },
  }),
  companyRoute({
    method: 'PATCH',
    path: '/links/:company/settings',
    summary: 'Changes what holds between this company and another.',
    scope: 'admin',
    input: settings,
    handle: ({ links }, { params, input }) => links.setSettings(params.company, input),
  }),
]
