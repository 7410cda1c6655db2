/** Loaded before the program (`node --import`): plants the bug that BATON_PLANTED names. */
import { plantOne } from '../support/planting.ts'
import { mutations } from './mutations.ts'

plantOne(mutations)
