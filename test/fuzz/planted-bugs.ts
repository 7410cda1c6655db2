/** Bugs planted in decoders, one at a time: a fuzzer that finds none of them would prove nothing. */
import type { Mutation } from '../simulation/mutations.ts'

export type Planted = Mutation & { readonly target: string }

export const planted: readonly Planted[] = [
  {
    name: 'a Deltas frame may begin at position 0',
    target: 'sync-frame',
    file: 'protocol/link/frames.ts',
    find: '  if (first === 0 || items.length === 0)',
    put: '  if (items.length === 0)',
  },
  {
    name: 'a Get may ask for more than a piece',
    target: 'attachment-frame',
    file: 'protocol/attachment/frames.ts',
    find: 'if (!length || length > attachment_piece_bytes_max)',
    put: 'if (!length)',
  },
  {
    name: 'nobody looks whether an invitation is possible',
    target: 'invitation-content',
    file: 'protocol/link/invitation.ts',
    find: 'return isPossible(invitation) ? invitation : undefined',
    put: 'return invitation',
  },
  {
    name: 'a ninth unacknowledged frame is taken',
    target: 'sync-machine',
    file: 'protocol/link/sync-write.ts',
    find: 'if (unacknowledged >= frames_in_flight_max)',
    put: 'if (unacknowledged > frames_in_flight_max)',
  },
  {
    name: 'a frame is acknowledged before it is durable',
    target: 'sync-machine',
    file: 'protocol/link/sync-write.ts',
    find: "  turn.effects.push({ is: 'ingest', outboxId: writing.inboxId, first, items })\n",
    put:
      '  acknowledge({ ...writing, through: first + items.length - 1 }, [], turn)\n' +
      "  turn.effects.push({ is: 'ingest', outboxId: writing.inboxId, first, items })\n",
  },
  {
    name: 'an approval of anybody is an approval',
    target: 'pairing-machine',
    file: 'protocol/link/pairing.ts',
    find: "if (typeof by === 'string' || by.company !== agreement.peer.company) {",
    put: "if (typeof by === 'string' && by !== 'malformed') {",
  },
  {
    name: 'a formula behind a separator and a space stays one',
    target: 'csv',
    file: 'admin-ui/csv.ts',
    find: 'const innerFormula = /[;\\t\\r\\n]\\s*(?=[=+\\-@])/g',
    put: 'const innerFormula = /[;\\t\\r\\n](?=[=+\\-@])/g',
  },
]
