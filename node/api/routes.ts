/** The table of all routes below /api/v1. */
import { assignmentRoutes } from './assignment-routes.ts'
import { entryRoutes } from './entry-routes.ts'
import { jobRoutes } from './job-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { nodeRoutes } from './node-routes.ts'
import { openapi } from './openapi.ts'
import { nodeRoute, noInput, type Route } from './route.ts'

export const routes: readonly Route[] = [
  ...jobRoutes,
  ...assignmentRoutes,
  ...entryRoutes,
  ...linkRoutes,
  ...nodeRoutes,
  nodeRoute({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description.',
    scope: 'read',
    input: noInput,
    handle: ({ backend }) => openapi(routes, backend.version),
  }),
]
