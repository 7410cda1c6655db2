import { lookAtAdministration } from './administration.ts'
import { phone } from './harness.ts'

lookAtAdministration('phone', phone)
