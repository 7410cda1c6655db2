/**
 * Loaded before the program (`node --import`): plants the bug that BATON_PLANTED names, and makes the
 * program read as the version before it where a simulated node is of that one.
 */
import { plantOne } from '../support/planting.ts'
import { type Mutation, mutations } from './mutations.ts'

/** The older version knows neither deletions nor withdrawn stages; operators there have neither. */
const older: readonly Mutation[] = [
  {
    name: 'the older version: structural changes that it can not read',
    file: 'protocol/delta/structural.ts',
    find: '  if (!knownKinds.has(kind)) return unknownAct\n',
    put:
      '  const isNew = kind === slotKinds.redact || kind === slotKinds.withdraw\n' +
      '  if (!knownKinds.has(kind) || (isNew && globalThis.batonIsOlder?.())) return unknownAct\n',
  },
  {
    name: 'the older version: its level',
    file: 'node/stream/rebuild-at-start.ts',
    find: 'level: structural_level }',
    put: 'get level() { return structural_level - (globalThis.batonIsOlder?.() ? 1 : 0) } }',
  },
]

plantOne(mutations, older)
