import { desk } from './harness.ts'
import { lookAtSheets } from './job-sheets.ts'

lookAtSheets('desk', desk)
