import { phone } from './harness.ts'
import { lookAtSheets } from './job-sheets.ts'

lookAtSheets('phone', phone)
