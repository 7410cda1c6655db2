import { desk } from './harness.ts'
import { lookAtPages } from './look.ts'

lookAtPages('desk', desk)
