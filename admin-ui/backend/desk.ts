/**
 * What the pages need of the node for the desk: what the operators of this company know of a job
 * and of their shift. All of it is this company's alone: nothing here is in any stream.
 *
 * Refusals carry a stable code and an English sentence; `field` names what was typed.
 */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { JobRefused } from './job.ts'
import type { Actor } from './user.ts'

export interface DeskBackend {
  // Who has a job, and the response clock

  /** In the order asked; jobs that are not here are left out. */
  lines(actor: Actor, jobs: readonly StreamId[]): Promise<readonly DeskLine[]>
  /** Who had the job when, the newest first. */
  turns(actor: Actor, job: StreamId): Promise<readonly DeskTurn[]>
  /**
   * Opening a job takes nothing; this does, and it is a first action. Whoever makes a job takes it,
   * too. What somebody else has is refused as `owned`, with who that is, until it is asked again
   * with `confirmed`; a supervisor isn't asked.
   */
  take(
    actor: Actor,
    job: StreamId,
    input: { readonly confirmed: boolean },
  ): Promise<{ readonly is: 'taken'; readonly from?: string } | DeskRefused>
  /** Nobody has it then, and it waits. */
  giveBack(actor: Actor, job: StreamId): Promise<{ readonly is: 'given back' } | DeskRefused>
  /** The end of one's shift: one's open jobs come back loudly. So they do when one logs out. */
  signOff(actor: Actor): Promise<{ readonly is: 'signed off'; readonly jobs: number }>
  /** Open jobs whose owner has logged off, the longest left first: loud until somebody takes them. */
  leftJobs(actor: Actor): Promise<readonly DeskJob[]>

  // One-key phone calls

  /** Whom this job is phoned about, and under which numbers; the next to phone first. */
  callTargets(actor: Actor, job: StreamId): Promise<readonly CallTarget[]>

  // The radio room

  /** Reads a line such as "14 on site 0312", and which jobs of ours it may be about. */
  readRadio(actor: Actor, line: string): Promise<RadioReading>
  /**
   * Reports what the line says on the one open job with that run. `several`: choose one, and ask
   * again with it.
   */
  reportRadio(
    actor: Actor,
    input: { readonly line: string; readonly job?: StreamId },
  ): Promise<
    | { readonly is: 'reported'; readonly job: StreamId; readonly said: RadioSaid }
    | { readonly is: 'several'; readonly said: RadioSaid; readonly jobs: readonly DeskJob[] }
    | { readonly is: 'no job'; readonly said: RadioSaid }
    | RadioUnclear
    | RadioRefused
  >

  // On test

  /** What is on test now or is going to be, by when it ends; with `ended` what was lately, too. */
  tests(actor: Actor, options?: { readonly ended?: boolean }): Promise<readonly TestLine[]>
  /** For who may `supervise`. Absent `from`: now. It ends by itself. */
  putOnTest(
    actor: Actor,
    input: {
      readonly subject: TestSubject
      readonly why: string
      readonly from?: number
      readonly until: number
    },
  ): Promise<{ readonly is: 'on test'; readonly id: string } | DeskRefused>
  endTest(actor: Actor, id: string): Promise<{ readonly is: 'ended' } | DeskRefused>

  // The shift

  /** Open ones, the oldest first; with `done` those that were done lately, too. */
  notes(actor: Actor, options?: { readonly done?: boolean }): Promise<readonly ShiftNote[]>
  addNote(
    actor: Actor,
    text: string,
  ): Promise<{ readonly is: 'added'; readonly id: string } | DeskRefused>
  /** It is not handed over any more. */
  doneNote(actor: Actor, id: string): Promise<{ readonly is: 'done' } | DeskRefused>

  /** What whoever comes in has to sign for, as it is now. */
  handOver(actor: Actor): Promise<HandOver>
  /**
   * Signs for the lists as they were shown under that stamp. `old`: that is too long ago; the lists
   * as they are now have to be looked at first.
   */
  sign(
    actor: Actor,
    input: { readonly stamp: string; readonly remark?: string },
  ): Promise<{ readonly is: 'signed'; readonly id: string } | { readonly is: 'old' } | DeskRefused>
  /** The newest first, twenty at most; `next` goes on. */
  handOvers(
    actor: Actor,
    options?: { readonly before?: string },
  ): Promise<{ readonly lines: readonly HandOverLine[]; readonly next?: string }>
  /** As it was signed. */
  signed(actor: Actor, id: string): Promise<SignedHandOver | undefined>
}

export type DeskCode =
  | 'not-found'
  | 'invalid'
  | 'missing'
  | 'may-not'
  | 'ended'
  | 'owned'
  | 'not-held'
  | 'logged-off'
  | 'too-many'

/** Why it can't be done. */
export type DeskRefused = {
  readonly refused: true
  readonly code: DeskCode
  /** A sentence in English that says what to do. */
  readonly message: string
  readonly field?: string
  /** With `owned`: who has the job. */
  readonly owner?: DeskOwner
}

/** The line is refused, with `line` as its field, or the stage that it reports. */
type RadioRefused = DeskRefused | JobRefused

type DeskOwner = {
  /** A user's id; absent for a program. */
  readonly user?: string
  readonly name: string
  readonly since: number
}

/** What the desk knows of one job. Times in ms since 1970. */
export type DeskLine = {
  readonly job: StreamId
  readonly owner?: DeskOwner
  /** Who had it last and logged off: it is loud until somebody takes it. */
  readonly left?: { readonly name: string; readonly at: number }
  /** It goes on, nobody has it, and nobody has acted on it or who had it has let go of it. */
  readonly waiting: boolean
  readonly clock: ResponseClock
  /** Its site, account or itself. */
  readonly onTest: readonly TestLine[]
  /** The most urgent of the due times of its assignments, when that is near or past. */
  readonly due?: Due
}

/** From when the job came to be here, or was received, until a person here first did something. */
type ResponseClock = {
  readonly since: number
  /** Nobody has acted, and the job goes on. */
  readonly running: boolean
  readonly firstAction?: {
    readonly at: number
    readonly by: string
    readonly what: FirstAction
  }
}

/** `act`: passing on, declining, recalling, confirming, ending and the like. */
export type FirstAction = 'taken' | 'stage' | 'call' | 'note' | 'edit' | 'act'

/** Minutes past the due time, or left until it; 0 is less than one. */
type Due = { readonly is: 'late' | 'soon'; readonly minutes: number; readonly at: number }

/** `ended`: the job ended while somebody had it. */
export type DeskTurn = {
  readonly at: number
  readonly is: 'taken' | 'taken over' | 'given back' | 'left' | 'ended'
  readonly by: string
  /** Whom it was taken over from. */
  readonly from?: string
}

/** A job in a list of the desk. */
export type DeskJob = {
  readonly id: StreamId
  readonly number: string
  readonly life: Life
  readonly openedAt: number
  readonly type?: string
  readonly site?: string
  /** The beginning of it. */
  readonly request?: string
  readonly owner?: DeskOwner
  readonly left?: { readonly name: string; readonly at: number }
  readonly due?: Due
}

export type CallTarget = {
  readonly who: string
  readonly role: 'alarm company' | 'customer' | 'provider' | 'issuer' | 'caller'
  readonly company?: CompanyId
  /** The entry of the address book that the numbers are from. */
  readonly entry?: string
  /** Empty where the address book has none: the number is typed. */
  readonly numbers: readonly {
    readonly label: string
    /** As it was typed. */
    readonly number: string
    /** `tel:…`. */
    readonly tel: string
    readonly aroundTheClock: boolean
  }[]
  /** By its weekly hours; absent where there are none. */
  readonly openNow?: boolean
  /** The job does not reach it by itself: NOT SENT – PHONE. */
  readonly toPhone: boolean
}

type RadioStage = 'despatched' | 'en route' | 'on site' | 'off site'

export type RadioSaid = {
  readonly run: string
  readonly stage: RadioStage
  /** Absent: no time was said, it happens now. */
  readonly happenedAt?: number
  /** The rest of the line; may be empty. */
  readonly note: string
}

/** What is not clear about the line, and what was understood of it. */
export type RadioUnclear = {
  readonly is: 'unclear'
  readonly why: /** Nothing was written, or far too much. */
    | 'form'
    /** No word for a stage. */
    | 'no stage'
    /** Several stages, or several times. */
    | 'several stages'
    | 'several times'
    /** No run before the stage. */
    | 'no run'
    /** A time stands before the stage, where the run is. */
    | 'time first'
    /** It looks like a time, and is none. */
    | 'no time'
    /** That time is not within the last 12 hours. */
    | 'not past'
    /** The clocks were put forward over that time. */
    | 'left out'
  /** The word in question, as it was typed. */
  readonly at?: string
  readonly understood: {
    readonly run?: string
    readonly stage?: RadioStage
    readonly happenedAt?: number
  }
}

type RadioReading =
  | { readonly is: 'read'; readonly said: RadioSaid; readonly jobs: readonly DeskJob[] }
  | RadioUnclear

export type TestSubject =
  /** By its name or reference, as jobs have it; capitals don't matter. */
  | { readonly is: 'site'; readonly site: string }
  | { readonly is: 'account'; readonly account: string }
  | { readonly is: 'job'; readonly job: StreamId }

export type TestLine = {
  readonly id: string
  readonly subject: TestSubject
  /** Of a job that is here. */
  readonly number?: string
  readonly why: string
  readonly by: string
  readonly from: number
  readonly until: number
  readonly state: 'planned' | 'on test' | 'ended'
  /** Before its time, by somebody. */
  readonly endedBy?: string
}

export type ShiftNote = {
  readonly id: string
  readonly text: string
  readonly by: string
  readonly at: number
  readonly done?: { readonly by: string; readonly at: number }
}

/** A list that may be longer than what is shown of it. */
export type HandOverJobs = { readonly jobs: readonly DeskJob[]; readonly count: number }

export type HandOverLists = {
  /** Open jobs that somebody else has. */
  readonly owned: HandOverJobs
  /** Open jobs that nobody has; those whose owner logged off first. */
  readonly waiting: HandOverJobs
  readonly onTest: readonly TestLine[]
  readonly silent: readonly {
    readonly company: CompanyId
    readonly code: string
    readonly name: string
    /** Nothing was heard since. */
    readonly since: number
  }[]
  readonly notes: readonly ShiftNote[]
}

export type HandOver = HandOverLists & {
  /** Stands for these lists for some minutes; `sign` names it. */
  readonly stamp: string
  /** The last one that was signed. */
  readonly last?: HandOverLine
}

export type HandOverLine = {
  readonly id: string
  readonly at: number
  /** When the lists were put together that were signed. */
  readonly shownAt: number
  readonly by: string
  readonly remark?: string
  readonly counts: {
    readonly owned: number
    readonly waiting: number
    readonly onTest: number
    readonly silent: number
    readonly notes: number
  }
}

type SignedHandOver = HandOverLine & { readonly lists: HandOverLists }
