/** The table of all routes below /api/v1. */
import { addressBookRoutes } from './address-book-routes.ts'
import { assignmentRoutes } from './assignment-routes.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import { backupRoutes } from './backup-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { entryRoutes } from './entry-routes.ts'
import { identityRoutes } from './identity-routes.ts'
import { jobRoutes } from './job-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { nodeRoutes } from './node-routes.ts'
import { openapi } from './openapi.ts'
import { nodeRoute, noInput, type Route } from './route.ts'
import { siteImportRoutes } from './site-import-routes.ts'
import { siteRoutes } from './site-routes.ts'
import { userRoutes } from './user-routes.ts'
import { visitCodeRoutes } from './visit-code-routes.ts'

export const routes: readonly Route[] = [
  ...jobRoutes,
  ...assignmentRoutes,
  ...visitCodeRoutes,
  ...entryRoutes,
  ...attachmentRoutes,
  ...linkRoutes,
  ...identityRoutes,
  ...addressBookRoutes,
  ...deskRoutes,
  // Before the sites: their paths have a word where those have an id.
  ...siteImportRoutes,
  ...siteRoutes,
  ...nodeRoutes,
  ...backupRoutes,
  ...userRoutes,
  nodeRoute({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description.',
    scope: 'read',
    input: noInput,
    handle: ({ backend }) => openapi(routes, backend.version),
  }),
]
