import { lookAtAdministration } from './administration.ts'
import { desk } from './harness.ts'

lookAtAdministration('desk', desk)
