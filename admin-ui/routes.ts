/**
 * Every page and everything that can be done on one. A page is added in four steps:
 *
 * 1. its words in locales/en/‹noun›.ts and locales/da/‹noun›.ts, named in locales/locales.ts;
 * 2. what it needs of the node in backend/‹noun›.ts, made in node/pages/‹noun›.ts;
 * 3. its handler in pages/‹noun›/‹noun›-‹verb›.ts: a function of a `Call` that answers a `Reply`;
 * 4. its row in pages/‹noun›/‹noun›-routes.ts, and a noun's rows in this table.
 *
 * A row says who may (held before the handler is called) and what the audit log keeps. The
 * first row that fits serves a request, so fixed paths stand before those with parts.
 */
import { accountRoutes } from './pages/account/account-routes.ts'
import { addressBookRoutes } from './pages/address-book/address-book-routes.ts'
import { auditRoutes } from './pages/audit/audit-routes.ts'
import { boardRoutes } from './pages/board/board-routes.ts'
import { companyRoutes } from './pages/company/company-routes.ts'
import { handOverRoutes } from './pages/hand-over/hand-over-routes.ts'
import { jobRoutes } from './pages/job/job-routes.ts'
import { linkRoutes } from './pages/link/link-routes.ts'
import { liveRoutes } from './pages/live/live-routes.ts'
import { monitorRoutes } from './pages/monitor/monitor-routes.ts'
import { peopleRoutes } from './pages/people/people-routes.ts'
import { sessionRoutes } from './pages/session/session-routes.ts'
import { setUpRoutes } from './pages/set-up/set-up-routes.ts'
import { siteRoutes } from './pages/site/site-routes.ts'
import { statusRoutes } from './pages/status/status-routes.ts'
import { styleguideRoutes } from './pages/styleguide/styleguide-routes.ts'
import { userRoutes } from './pages/user/user-routes.ts'
import type { Route } from './route.ts'

export const routes: readonly Route[] = [
  ...setUpRoutes,
  ...sessionRoutes,
  ...boardRoutes,
  ...monitorRoutes,
  ...jobRoutes,
  ...siteRoutes,
  ...handOverRoutes,
  ...addressBookRoutes,
  ...userRoutes,
  ...accountRoutes,
  ...linkRoutes,
  ...peopleRoutes,
  ...auditRoutes,
  ...statusRoutes,
  ...companyRoutes,
  ...liveRoutes,
  ...styleguideRoutes,
]
