/** Loaded before the program (`node --import`): plants the bug that BATON_PLANTED names. */
import { plantOne } from '../support/planting.ts'
import { planted } from './planted-bugs.ts'

plantOne(planted)
