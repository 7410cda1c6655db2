/** What somebody on a job may do next: the slots of one delta, sensible more often than not. */
import type { RevokeKind, Role, StageKind } from '../../protocol/delta/delta.ts'
import { stageOrder } from '../../protocol/delta/structural.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { makeRevocation } from '../../protocol/identity/revocation.ts'
import {
  type AssignmentId,
  type DeltaId,
  type GuestId,
  grantOf,
  type StreamId,
  toHex,
} from '../../protocol/ids.ts'
import { readStructure } from '../../protocol/job/assignments.ts'
import { entryKinds, fields } from '../../protocol/job/fields.ts'
import { validHeads } from '../../protocol/stream/lanes.ts'
import type { Random } from '../link/model-random.ts'
import { type Author, seedFor } from './author.ts'
import { testTime } from './compose.ts'
import type { Replica } from './replica.ts'
import { type Act, act, attachmentSlot, change, close, entry, grant, reopen } from './slots.ts'

/** What the author knows, and whom it could bring in. */
type Scene = {
  readonly replica: Replica
  readonly by: Author
  readonly random: Random
  readonly companies: readonly Author[]
}

const makers = {
  value: (scene) => some(scene, 1, 3, valueSlot),
  entry: (scene) => [entrySlot(scene)],
  ask: ({ random }) => [change(entryKinds.sealCheckAsked, entry(`seals ${random.from(0, 9)}`))],
  answer: answerSlots,
  attach: ({ random }) => [attachmentSlot(`photo ${random.from(0, 9)}`)],
  'withdraw entry': withdrawEntrySlots,
  stage: (scene) => [...some(scene, 0, 1, valueSlot), ...stageSlots(scene, undefined)],
  complete: (scene) => stageSlots(scene, 'complete'),
  withdraw: withdrawSlots,
  grant: grantSlots,
  attend: (scene) => [act({ is: 'attend' }), ...some(scene, 0, 1, valueSlot)],
  revoke: revokeSlots,
  recall: (scene) => onAssignment(scene, { is: 'recall', reason: 'not needed' }),
  confirm: confirmSlots,
  close: closeSlots,
  reopen: reopenSlots,
  redact: redactSlots,
  tied: (scene) => onAssignment(scene, { is: 'tied', stream: toHex(seedFor('tied')) as StreamId }),
  'close certificate': closingSlots,
} satisfies Record<string, (scene: Scene) => SlotDraft[]>

export type MoveName = keyof typeof makers

/** As often as they should come. */
export const moveNames: readonly MoveName[] = [
  ...(Object.keys(makers) as MoveName[]).filter((name) => name !== 'close certificate'),
  ...Array<MoveName>(5).fill('value'),
  ...Array<MoveName>(4).fill('complete'),
  ...Array<MoveName>(3).fill('reopen'),
  'stage',
  'stage',
  'confirm',
  'close certificate',
]

export function slotsFor(what: MoveName, scene: Scene): SlotDraft[] {
  const slots = makers[what](scene)
  // A form saved at the same moment: more than one thing in a delta.
  return scene.random.chance(0.15) ? [...slots, entrySlot(scene), valueSlot(scene)] : slots
}

function some(
  scene: Scene,
  least: number,
  most: number,
  make: (scene: Scene) => SlotDraft,
): SlotDraft[] {
  return Array.from({ length: scene.random.from(least, most) }, () => make(scene))
}

const jobFields = [fields.request.number, fields.siteName.number, 77]
const assignmentFields = [fields.outcome.number, fields.orderNumber.number]

/** Over nothing, over all earlier writes of the field, or over one of them. */
function valueSlot(scene: Scene): SlotDraft {
  const { replica, random } = scene
  const assignment = random.chance(0.3) ? anyAssignment(scene) : undefined
  const field = random.pick(assignment ? assignmentFields : jobFields) as number
  const earlier = replica.deltas
    .filter(({ slots }) =>
      slots.some((slot) => slot.field === field && slot.assignment === assignment),
    )
    .map(({ id }) => id)
    .slice(-60)
  const one = random.pick(earlier)
  const over = random.pick([[], earlier, one ? [one] : []]) as DeltaId[]
  const text = `value ${random.from(0, 999)}`
  const value = random.chance(0.8)
    ? ({ is: 'text', text } as const)
    : ({ is: 'flag', flag: true } as const)
  return change(field, { is: 'value', value }, { over, ...(assignment ? { assignment } : {}) })
}

function entrySlot({ random }: Scene): SlotDraft {
  const kind = random.pick([entryKinds.note, entryKinds.attempt, 99]) as number
  return change(kind, entry(`note ${random.from(0, 999)}`))
}

/** Deltas that hold an entry of this kind. */
function entriesOf({ replica }: Scene, kind: number): DeltaId[] {
  return replica.deltas
    .filter(({ slots }) => slots.some((slot) => slot.kind === 2 && slot.field === kind))
    .map(({ id }) => id)
}

function answerSlots(scene: Scene): SlotDraft[] {
  const ask = scene.random.pick(entriesOf(scene, entryKinds.sealCheckAsked))
  return [change(entryKinds.sealCheckAnswered, entry('sealed', ask))]
}

function withdrawEntrySlots(scene: Scene): SlotDraft[] {
  const { random } = scene
  const { note, sealCheckAsked, attachment } = entryKinds
  const kind = random.pick([note, sealCheckAsked, attachment]) as number
  const delta = random.pick(entriesOf(scene, kind))
  return delta ? [{ is: 'withdraw entry', delta, slot: 0, why: 'wrong site' }] : [entrySlot(scene)]
}

function structureOf({ replica }: Scene) {
  return readStructure(replica.state)
}

/** One that the author attends, or more seldom any. */
function anyAssignment(scene: Scene): AssignmentId | undefined {
  const { by, random } = scene
  const all = [...structureOf(scene).assignments.values()]
  const own = all.filter(({ holder, granter }) => (holder ?? granter) === by.company)
  return (random.pick(random.chance(0.8) && own.length > 0 ? own : all) ?? own[0])?.id
}

function onAssignment(scene: Scene, what: Act): SlotDraft[] {
  const { by, random } = scene
  const all = [...structureOf(scene).assignments.values()]
  const given = all.filter(({ granter }) => granter === by.company)
  const id = what.is === 'recall' ? random.pick(given)?.id : anyAssignment(scene)
  return [act(what, id ?? all[0]?.id)]
}

function stageSlots(scene: Scene, stage: StageKind | undefined): SlotDraft[] {
  const { random } = scene
  const reported = stage ?? (random.pick(stageOrder.slice(1)) as StageKind)
  const what = { is: 'stage', stage: reported, reason: '', automatic: random.chance(0.2) } as const
  return [act(what, anyAssignment(scene))]
}

function withdrawSlots(scene: Scene): SlotDraft[] {
  const { replica, by, random } = scene
  const stages = replica.state.acts.filter(
    ({ what, company }) => what.is === 'stage' && company === by.company,
  )
  const delta = random.pick(stages)?.id
  return delta ? [act({ is: 'withdraw', delta, reason: 'too early' })] : [entrySlot(scene)]
}

function grantSlots(scene: Scene): SlotDraft[] {
  const { by, random, companies, replica } = scene
  const issuer = replica.state.issuer === by.company
  const roles: Role[] = issuer
    ? ['provider', 'provider', 'provider', 'customer', 'alarm company', 'guest', 'partner']
    : ['provider', 'provider', 'provider', 'guest', 'customer']
  const role = random.pick(roles) as Role
  const to = random.pick(companies) as Author
  const own = [...structureOf(scene).assignments.values()].filter(
    ({ holder }) => holder === by.company,
  )
  const passes = role === 'provider' && random.chance(0.7) ? random.pick(own)?.id : undefined
  const guest = toHex(seedFor(`guest ${random.from(0, 2)}`)) as GuestId
  return [
    grant(to, role, {
      ...(role === 'guest' ? { to: { guest } } : {}),
      write: random.chance(0.9),
      passOn: role === 'provider' && random.chance(0.8),
      answerMinutes: random.pick([0, 10]) as number,
      ...(passes ? { passes } : {}),
    }),
  ]
}

/** Ends a grant of the author's, or one that it gave; what it has seen counts, or part of it. */
function revokeSlots(scene: Scene): SlotDraft[] {
  const { replica, by, random } = scene
  const ours = replica.state.acts.filter(({ what, company }) => {
    const mine = what.is === 'grant' && 'company' in what.to && what.to.company === by.company
    return what.is === 'grant' && (mine || company === by.company)
  })
  const one = random.pick(ours)
  if (!one) return [entrySlot(scene)]
  const given = one.company === by.company
  const hows: RevokeKind[] = given ? ['revoked', 'unlinked'] : ['declined', 'released', 'unlinked']
  const how = random.pick(hows) as RevokeKind
  const revoke = { is: 'revoke', grant: grantOf(one.id), how, reason: 'no car' } as const
  return [act({ ...revoke, frontier: someFrontier(scene) })]
}

/** Everything known, as an honest node names it; or less. */
function someFrontier({ replica, random }: Scene): DeltaId[] {
  const heads = validHeads(replica.state).map(({ id }) => id)
  if (random.chance(0.5)) return heads
  const some = replica.deltas.map(({ id }) => id).filter(() => random.chance(0.2))
  return random.chance(0.5) ? some.slice(0, 8) : heads.slice(1)
}

function confirmSlots(scene: Scene): SlotDraft[] {
  const { replica, random } = scene
  const waiting = replica.state.acts.filter(
    ({ what }) => what.is === 'recall' || what.is === 'close',
  )
  const one = random.pick(waiting)
  if (!one) return [entrySlot(scene)]
  const named = one.what.is === 'close' ? random.pick(one.what.assignments) : one.assignment
  return [act({ is: 'confirm', of: one.id }, named)]
}

function closeSlots(scene: Scene): SlotDraft[] {
  const { random } = scene
  const all = [...structureOf(scene).assignments.values()]
  const open = all.filter(({ ended }) => !ended)
  const named = random.chance(0.7) ? open : all.filter(() => random.chance(0.5))
  const assignments = named.map(({ id }) => id)
  return [close(assignments, random.chance(0.5))]
}

/** Reopens what ended, all of it or some; sometimes it names an ending and leaves it ended. */
function reopenSlots(scene: Scene): SlotDraft[] {
  const { replica, by, random } = scene
  const structure = structureOf(scene)
  const ended = [...structure.assignments.values()].filter(({ endings }) => endings.length > 0)
  const mine = ended.filter(({ holder, granter }) => [holder, granter].includes(by.company))
  const all = structure.membership.state.issuer === by.company ? ended : mine
  const chosen = random.chance(0.6) ? all : all.filter(() => random.chance(0.5))
  const closes = replica.state.acts.filter(({ what }) => what.is === 'close').map(({ id }) => id)
  const endings = new Set([
    ...chosen.flatMap((one) => one.endings.map(({ act }) => act.id)),
    ...(random.chance(0.5) ? closes : []),
  ])
  const assignments = chosen.filter(() => random.chance(0.9)).map(({ id }) => id)
  return [reopen([...endings], assignments)]
}

function redactSlots(scene: Scene): SlotDraft[] {
  const { replica, by, random } = scene
  const { lanes } = replica.state
  const own = replica.deltas.filter(({ id, slots }) => {
    const lane = lanes[replica.positions.get(id)?.lane ?? -1]
    return lane?.company === by.company && slots.some(({ what }) => what.is === 'content')
  })
  const one = random.pick(own)
  if (!one) return [entrySlot(scene)]
  return [act({ is: 'redact', delta: one.id, slot: random.from(0, one.slots.length - 1) })]
}

function closingSlots(scene: Scene): SlotDraft[] {
  const { by, random } = scene
  const revocation = makeRevocation(by.companyKey, random.from(1, 2), testTime)
  return [act({ is: 'certificate closed', revocation, frontier: someFrontier(scene) })]
}
