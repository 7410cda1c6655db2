import { phone } from './harness.ts'
import { lookAtPages } from './look.ts'

lookAtPages('phone', phone)
