import { get, type Route } from '../../route.ts'
import { auditCsv } from './audit-csv.ts'
import { auditShow } from './audit-show.ts'

export const auditRoutes: readonly Route[] = [
  get('/audit', 'administer', auditShow),
  get('/audit.csv', 'administer', auditCsv),
]
