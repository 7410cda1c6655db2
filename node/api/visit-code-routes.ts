/**
 * The code that a visit needs. It is a secret: also to read it a token has to write, and no line of
 * the audit log and no refusal holds it.
 */
import { z } from 'zod'
import { visit_code_chars_max } from '../site/limits.ts'
import { giveVisitCode, visitCodes } from '../site/visit-code.ts'
import { noSuchJob } from './job-routes.ts'
import { companyRoute, noInput, type Route } from './route.ts'
import { assignmentId, name } from './schemas.ts'

export const visitCodeRoutes: readonly Route[] = [
  companyRoute({
    method: 'POST',
    path: '/jobs/:job/visit-code',
    summary: 'Tells who attends by an assignment of ours the code of the visit; replaces the last.',
    scope: 'write',
    input: z.strictObject({
      assignment: assignmentId,
      code: z
        .string()
        .max(visit_code_chars_max)
        .describe('Of a key box, a panel, a gate. It is destroyed after the visit.'),
      by: name.exactOptional().describe("Who acts; absent: the token's name."),
    }),
    handle: async ({ sites }, { params, input: { by, ...input }, holder }) => {
      const given = await giveVisitCode(sites, params.job, input, { by: by ?? holder.name })
      return given.refused ? given : {}
    },
  }),
  companyRoute({
    method: 'GET',
    path: '/jobs/:job/visit-codes',
    summary: 'Codes of the visits that go on, given by us and to us, by assignment.',
    scope: 'write',
    input: noInput,
    handle: async ({ jobs, sites }, { params }) =>
      (await jobs.get(params.job)) ? { codes: await visitCodes(sites, params.job) } : noSuchJob,
  }),
]
