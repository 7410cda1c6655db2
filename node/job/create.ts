/**
 * Making a job. Naming a linked company as provider, alarm company or customer brings it in, and
 * that is all the sending there is.
 */
import type { Grant, Role } from '../../protocol/delta/delta.ts'
import type { AssignmentId, CompanyId, DeltaId } from '../../protocol/ids.ts'
import { assignmentOf, toHex } from '../../protocol/ids.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import { nonce_bytes } from '../../protocol/limits.ts'
import type { Acting } from '../stream/append.ts'
import type { Step } from '../stream/streams.ts'
import { type JobContext, type KnownCompany, recipientsOf } from './context.ts'
import { numberFault, withNumber } from './job-number.ts'
import { type Refusal, type Result, refuse } from './result.ts'
import { type FieldInputs, fieldFault, fieldSlots } from './values.ts'

/** A company by its code or id where it is linked, else by the name under which it is phoned. */
export type Party =
  | { readonly code: string }
  | { readonly company: CompanyId }
  | { readonly name: string }

export type CreateJob = {
  readonly fields: FieldInputs
  /** The number that our own system gave it; absent: our code and counter. */
  readonly number?: string
  readonly alarmCompany?: Party
  readonly customer?: Party
  readonly providers?: readonly Party[]
  /** We attend it ourselves. A phoned-through job without a provider is attended by us. */
  readonly attend?: boolean
  /** Minutes in which each provider has to answer; absent: the link's setting. */
  readonly answerMinutes?: number
}

export async function createJob(
  context: JobContext,
  input: CreateJob,
  acting: Acting,
): Promise<Result> {
  const fault = fieldFault(input.fields) ?? numberFault(input.number)
  if (fault) return fault
  const parties = readParties(context, input)
  if ('refused' in parties) return parties
  const phoned = parties.grants.some(({ role }) => role !== 'provider')
  const provided = parties.grants.some(({ role }) => role === 'provider')
  const attends = input.attend ?? (phoned && !provided)
  const all = { ...input.fields, ...parties.named }
  const unheld = attends || provided ? undefined : unheldFault(all)
  if (unheld) return unheld
  return withNumber(context, input.number, (number) =>
    saveNew(context, { input, all, number, attends, grants: parties.grants }, acting),
  )
}

type NewJob = {
  readonly input: CreateJob
  readonly all: FieldInputs
  readonly number: string
  readonly attends: boolean
  readonly grants: readonly NamedGrant[]
}

async function saveNew(context: JobContext, job: NewJob, acting: Acting): Promise<Result> {
  const { input, all, number, attends, grants } = job
  const nonce = toHex(context.streams.context.random(nonce_bytes))
  const genesis = { kind: 'job', nonce, number, attends } as const
  const assignmentFields = pick(all, 'assignment')
  const steps = [
    ...grants.flatMap((grant) => grantSteps(input, grant, attends, assignmentFields)),
    ...(attends ? ownFieldSteps(assignmentFields) : []),
  ]
  const slots = fieldSlots(undefined, pick(all, 'job'), undefined)
  const saved = await context.streams.create(genesis, slots, steps, acting)
  const recipients = recipientsOf(context, saved.open)
  return { refused: false, job: saved.stream, saved: saved.ids, recipients }
}

type NamedGrant = {
  readonly role: Extract<Role, 'alarm company' | 'customer' | 'provider'>
  readonly known: KnownCompany
}

type Parties = { readonly grants: readonly NamedGrant[]; readonly named: FieldInputs }

function readParties(context: JobContext, input: CreateJob): Parties | Refusal {
  const grants: NamedGrant[] = []
  const named: { [name in FieldName]?: string } = {}
  const parties: [
    NamedGrant['role'],
    'alarmCompany' | 'customer' | 'provider',
    Party | undefined,
  ][] = [
    ['alarm company', 'alarmCompany', input.alarmCompany],
    ['customer', 'customer', input.customer],
    ...(input.providers ?? []).map(
      (party) => ['provider', 'provider', party] as ['provider', 'provider', Party],
    ),
  ]
  for (const [role, field, party] of parties) {
    if (!party) continue
    if ('name' in party) {
      named[field] = named[field] ? `${named[field]}, ${party.name}` : party.name
      continue
    }
    const known = findCompany(context, party, field)
    if ('refused' in known) return known
    // The alarm company is often the customer too: it is on the job once.
    if (grants.some((grant) => grant.known.company === known.company)) {
      if (field === 'customer') continue
      return refuse('already-on-the-job', `${known.name} is on this job already.`, { field })
    }
    grants.push({ role, known })
  }
  return { grants, named }
}

/** A linked company, or why a job can't name it. Paused ones are named and phoned. */
export function findCompany(
  context: JobContext,
  party: { readonly code: string } | { readonly company: CompanyId },
  field: string,
): KnownCompany | Refusal {
  const { companies, streams } = context
  const known = 'code' in party ? companies.byCode(party.code) : companies.byId(party.company)
  if (!known || known.state === 'requested') {
    const called = 'code' in party ? `"${party.code}"` : 'this company'
    const message = `There is no link with ${called}. Link with it, or name it without a code and phone it.`
    return refuse('unknown-company', message, { field })
  }
  if (known.company === streams.context.own.company) {
    return refuse('already-on-the-job', 'That is this company itself.', { field })
  }
  if (known.state !== 'active' && known.state !== 'paused') {
    return refuse('not-linked', `The link with ${known.name} is ${known.state}: phone them.`, {
      field,
    })
  }
  return known
}

/** The grant that brings a company in, by its role. */
export function grantFor(
  known: KnownCompany,
  role: NamedGrant['role'],
  passes: AssignmentId | undefined,
  answerMinutes: number | undefined,
): Grant {
  const provider = role === 'provider'
  return {
    is: 'grant',
    to: { company: known.company },
    code: known.code,
    name: known.name,
    role,
    write: true,
    passOn: provider && known.settings.mayPassOn,
    answerMinutes: provider ? (answerMinutes ?? known.settings.answerMinutes) : 0,
    ...(provider && passes ? { passes } : {}),
  }
}

/** One delta for the grant and, where the provider's assignment gets fields, one for those. */
function grantSteps(
  input: CreateJob,
  { role, known }: NamedGrant,
  attends: boolean,
  assignmentFields: FieldInputs,
): Step[] {
  const grant: Step = (ids) => {
    const passes = attends ? assignmentOf(ids[0] as DeltaId) : undefined
    return [{ is: 'act', act: grantFor(known, role, passes, input.answerMinutes) }]
  }
  if (role !== 'provider' || Object.keys(assignmentFields).length === 0) return [grant]
  return [
    grant,
    (ids) => fieldSlots(undefined, assignmentFields, assignmentOf(ids.at(-1) as DeltaId)),
  ]
}

function ownFieldSteps(assignmentFields: FieldInputs): Step[] {
  if (Object.keys(assignmentFields).length === 0) return []
  return [(ids) => fieldSlots(undefined, assignmentFields, assignmentOf(ids[0] as DeltaId))]
}

function pick(inputs: FieldInputs, of: 'job' | 'assignment'): FieldInputs {
  return Object.fromEntries(
    Object.entries(inputs).filter(([name]) => fields[name as FieldName].of === of),
  )
}

/** Fields of an assignment need somebody who attends: nothing else could keep them. */
function unheldFault(inputs: FieldInputs): Refusal | undefined {
  const [field] = Object.entries(pick(inputs, 'assignment')).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [name],
  )
  if (!field) return undefined
  return refuse(
    'missing',
    `Nobody attends yet who "${field}" could be agreed with: name a linked provider, attend the ` +
      'job yourself (attend), or leave it out until somebody does.',
    { field },
  )
}
