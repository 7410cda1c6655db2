/** Who has a job: taking it, giving it back, and what happens when somebody logs off. */
import type { StreamId } from '../../protocol/ids.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import type { DeskJobRecord, DeskPerson } from '../../storage/storage.ts'
import {
  type DeskContext,
  type DeskRefusal,
  noSuchJob,
  openJob,
  refuseDesk,
  samePerson,
} from './context.ts'
import { changeRecord, newRecord, withoutOwner, withTurn } from './job-record.ts'

/** Somebody in a session, whose end gives the jobs up; or a program, which has none. */
export type Taker = DeskPerson & { readonly session?: string }

export type Taken = { readonly is: 'taken'; readonly from?: string }

/**
 * Takes a job, which is a first action. From somebody else only when that was `confirmed`, or when
 * the person need not be asked.
 */
export async function takeJob(
  desk: DeskContext,
  job: StreamId,
  { session, ...person }: Taker,
  how: { readonly confirmed: boolean },
): Promise<Taken | DeskRefusal> {
  const { company: own } = desk.jobs.streams.context.own
  return changeRecord<Taken | DeskRefusal>(desk, job, async (held) => {
    const open = await openJob(desk, job)
    if (!open) return { answer: noSuchJob }
    if (!goesOn(open.state, open.structure, own)) return { answer: hasEnded }
    // Else it would be taken by somebody whose jobs were given up a moment ago.
    if (session && !(await desk.storage.sessions.get(session))) return { answer: loggedOff }
    const record = held ?? newRecord(open, own, desk.now())
    const { owner } = record
    if (samePerson(owner, person)) return { answer: { is: 'taken' } }
    if (owner && !how.confirmed) {
      const message = `${owner.name} has this job: confirm that you take it over.`
      return { answer: refuseDesk('owned', message, { owner }) }
    }
    const put = takenBy(record, person, desk.now())
    return { put, answer: { is: 'taken', ...(owner ? { from: owner.name } : {}) } }
  })
}

const hasEnded = refuseDesk('ended', 'This job has ended here: nobody has to have it.')
const loggedOff = refuseDesk('logged-off', 'You are logged off: log in again to take jobs.')

function takenBy(record: DeskJobRecord, person: DeskPerson, at: number): DeskJobRecord {
  const { name: by } = person
  const { owner } = record
  const turn = owner
    ? ({ at, is: 'taken over', by, from: owner.name } as const)
    : ({ at, is: 'taken', by } as const)
  return {
    ...withTurn(withoutOwner(record), turn),
    owner: { ...person, since: at },
    firstAction: record.firstAction ?? { ...person, at, what: 'taken' },
    waiting: false,
  }
}

/** Then nobody has it, and it waits. */
export async function giveBackJob(
  desk: DeskContext,
  job: StreamId,
  person: DeskPerson,
): Promise<{ readonly is: 'given back' } | DeskRefusal> {
  if (!(await openJob(desk, job))) return noSuchJob
  return changeRecord<{ readonly is: 'given back' } | DeskRefusal>(desk, job, async (held) => {
    if (!held || !samePerson(held.owner, person)) {
      return { answer: refuseDesk('not-held', 'You do not have this job.') }
    }
    const turn = { at: desk.now(), is: 'given back', by: person.name } as const
    const put = { ...withTurn(withoutOwner(held), turn), waiting: true }
    return { put, answer: { is: 'given back' } }
  })
}

/** Everything that this user has comes back loudly. How many jobs those were. */
export async function signOff(desk: DeskContext, user: string): Promise<number> {
  let count = 0
  // Changes that are staged are not in the range that is read below.
  await desk.storage.durable()
  for await (const job of desk.storage.desk.ownedBy(user)) {
    const left = await changeRecord(desk, job, async (held) => leftBy(desk, held, user))
    if (left) count++
  }
  return count
}

async function leftBy(desk: DeskContext, held: DeskJobRecord | undefined, user: string) {
  if (!held?.owner || held.owner.user !== user) return { answer: false }
  const { name } = held.owner
  const at = desk.now()
  const put: DeskJobRecord = {
    ...withTurn(withoutOwner(held), { at, is: 'left', by: name }),
    left: { user, name, at },
    waiting: true,
  }
  return { put, answer: true }
}

/**
 * Whoever has jobs and no session any more has left them: to be asked whenever sessions have ended,
 * and when the node starts.
 */
export async function releaseAbsent(desk: DeskContext): Promise<void> {
  await desk.storage.durable()
  const users = new Set<string>()
  for await (const { user } of desk.storage.desk.owned()) if (user) users.add(user)
  for (const user of users) {
    if ((await desk.storage.sessions.of(user)).length === 0) await signOff(desk, user)
  }
}
