/**
 * The code that a visit needs: of a key box, a panel, a gate. It is a secret of that job, between the
 * company that gives the assignment and the one that attends: in a stream of its own that nobody
 * else on the job gets, deleted at both when the visit is over.
 */
import {
  type AssignmentId,
  type CompanyId,
  type DeltaId,
  type StreamId,
  toHex,
} from '../../protocol/ids.ts'
import { registerKey } from '../../protocol/job/fold.ts'
import { nonce_bytes } from '../../protocol/limits.ts'
import { visit_code_field } from '../../protocol/site/fields.ts'
import { isActive } from '../../protocol/stream/grants.ts'
import { notFound } from '../job/context.ts'
import { type Refusal, refuse } from '../job/result.ts'
import type { Acting } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { siteIndexes } from '../stream/site-keys.ts'
import { automatic, type SiteContext } from './context.ts'
import { visit_code_chars_max } from './limits.ts'

/** A code that is here: given by us, or to us. */
export type VisitCode = {
  readonly assignment: AssignmentId
  readonly code: string
  readonly giver: CompanyId
  readonly to: CompanyId
}

const field = { field: 'code' }

type Given = { readonly assignment: AssignmentId; readonly code: string }

/** Tells the code to the company that attends by this assignment of ours; a new one replaces it. */
export async function giveVisitCode(
  context: SiteContext,
  job: StreamId,
  input: Given,
  acting: Acting,
): Promise<{ readonly refused: false } | Refusal> {
  const code = input.code.trim()
  if (!code) return refuse('missing', 'Type the code.', field)
  if (code.length > visit_code_chars_max || /\p{C}/u.test(code)) {
    const message = `At most ${visit_code_chars_max} characters that show, in one line.`
    return refuse('invalid', message, field)
  }
  // One after another: two at once would each open a stream, and neither would replace the other.
  return context.changes.run(() => tellCode(context, job, { ...input, code }, acting))
}

async function tellCode(
  context: SiteContext,
  job: StreamId,
  { assignment, code }: Given,
  acting: Acting,
): Promise<{ readonly refused: false } | Refusal> {
  const { streams, companies } = context.jobs
  const { own } = streams.context
  const open = await streams.get(job)
  if (open?.state.kind !== 'job') return notFound
  const one = open.structure.assignments.get(assignment)
  if (one?.granter !== own.company || !one.holder) {
    return refuse('may-not', 'Only who gave an assignment gives its code.', { field: 'assignment' })
  }
  if (one.ended) return refuse('ended', 'This assignment is over: it needs no code.')
  const known = companies.byId(one.holder)
  if (known?.state !== 'active') {
    return refuse('not-linked', 'The code can be told by phone only: there is no link.')
  }
  const { holder } = one
  const given = (await codeStreams(context, job)).find(
    (told) => told.state.issuer === own.company && memberOf(told) === holder,
  )
  const change = { is: 'value', value: { is: 'text', text: code } } as const
  const slot = { is: 'change', field: visit_code_field, change } as const
  if (given) {
    // What it was before is deleted, not only replaced.
    await streams.save(given.state.stream, (told) => [...deletions(told), () => [slot]], acting)
    return { refused: false }
  }
  const nonce = toHex(streams.context.random(nonce_bytes))
  const genesis = { kind: 'site', nonce, number: '', attends: false, subject: job } as const
  const grant = {
    is: 'grant',
    to: { company: holder },
    code: known.code,
    name: known.name,
    role: 'provider',
    write: false,
    passOn: false,
    answerMinutes: 0,
  } as const
  await streams.create(genesis, [slot], [() => [{ is: 'act', act: grant }]], acting)
  return { refused: false }
}

/**
 * Codes of a job that are here and are still needed, by the assignment that they are for. What
 * anybody says who did not give that assignment is no code.
 */
export async function visitCodes(
  context: SiteContext,
  job: StreamId,
): Promise<readonly VisitCode[]> {
  const open = await context.jobs.streams.get(job)
  if (open?.state.kind !== 'job') return []
  const goingOn = [...open.structure.assignments.values()].filter(({ ended }) => !ended)
  return (await codeStreams(context, job)).flatMap((told) => {
    const to = memberOf(told)
    const value = told.fold.registers[registerKey(undefined, visit_code_field)]?.[0]?.value
    if (!to || value?.is !== 'text' || value.text === '') return []
    const { issuer: giver } = told.state
    const { text: code } = value
    return goingOn
      .filter(({ granter, holder }) => granter === giver && holder === to)
      .map(({ id: assignment }) => ({ assignment, code, giver, to }))
  })
}

/** Deletes codes of ours whose visit is over, here and, by the deletion that travels, there. */
export async function destroyCodes(context: SiteContext, open: OpenStream): Promise<void> {
  const { streams } = context.jobs
  const { own } = streams.context
  for (const told of await codeStreams(context, open.state.stream)) {
    if (told.state.issuer !== own.company || deletions(told).length === 0) continue
    const to = memberOf(told)
    const goesOn = [...open.structure.assignments.values()].some(
      ({ holder, granter, ended }) => holder === to && granter === own.company && !ended,
    )
    if (!goesOn) await streams.save(told.state.stream, deletions, automatic)
  }
}

/** A deletion for each code that stands in it. */
function deletions({ fold }: OpenStream) {
  const writes = fold.registers[registerKey(undefined, visit_code_field)] ?? []
  const standing = writes.filter(({ value }) => value.is === 'text')
  return standing.map(({ id, slot }) => () => [
    { is: 'act', act: { is: 'redact', delta: id as DeltaId, slot } } as const,
  ])
}

/** Whom the code was given to. */
function memberOf({ structure: { membership } }: OpenStream): CompanyId | undefined {
  const lines = [...membership.grants.values()]
  return lines.find(({ id }) => isActive(membership, id))?.to
}

/** Streams with codes of this job, ours and those given to us. */
async function codeStreams({ jobs }: SiteContext, job: StreamId): Promise<OpenStream[]> {
  const { storage } = jobs.streams.context
  const found: OpenStream[] = []
  const range = { from: `${job}/`, to: `${job}0` }
  for await (const { stream } of storage.index.read(siteIndexes.toldSite, range)) {
    const open = await jobs.streams.get(stream)
    if (open) found.push(open)
  }
  return found
}
