/** What the pages ask about the desk: the use cases, each for who may. */
import type { StreamId } from '../../protocol/ids.ts'
import { callTargets } from '../desk/calls.ts'
import type { DeskContext } from '../desk/context.ts'
import {
  leftJobs,
  listHandOvers,
  showHandOver,
  signedHandOver,
  signHandOver,
} from '../desk/hand-over.ts'
import { deskLines, deskTurns } from '../desk/job-line.ts'
import { addNote, doneNote, listNotes } from '../desk/notes.ts'
import { giveBackJob, signOff, takeJob } from '../desk/ownership.ts'
import { readRadio, reportRadio } from '../desk/radio.ts'
import { endTest, listTests, type NewTest, putOnTest } from '../desk/tests.ts'
import type { Actor } from '../user/actor.ts'
import { asked } from './asked.ts'

/** Bound to the node's context. The table of pages has asked for the same permissions before. */
export function deskBackend(desk: DeskContext) {
  return { ...jobsBackend(desk), ...shiftBackend(desk) } as const
}

function jobsBackend(desk: DeskContext) {
  return {
    lines: async (actor: Actor, jobs: readonly StreamId[]) =>
      deskLines(asked(desk, actor, 'see'), jobs),
    turns: async (actor: Actor, job: StreamId) => deskTurns(asked(desk, actor, 'see'), job),
    take: async (actor: Actor, job: StreamId, { confirmed }: { readonly confirmed: boolean }) =>
      takeJob(asked(desk, actor, 'dispatch'), job, takerOf(actor), {
        confirmed: confirmed || actor.may('supervise'),
      }),
    giveBack: async (actor: Actor, job: StreamId) =>
      giveBackJob(asked(desk, actor, 'dispatch'), job, personOf(actor)),
    signOff: async (actor: Actor) => {
      const jobs = await signOff(asked(desk, actor, 'dispatch'), actor.user)
      return { is: 'signed off', jobs } as const
    },
    leftJobs: async (actor: Actor) => leftJobs(asked(desk, actor, 'dispatch')),
    callTargets: async (actor: Actor, job: StreamId) =>
      (await callTargets(asked(desk, actor, 'report'), job)) ?? [],
    readRadio: async (actor: Actor, line: string) => readRadio(asked(desk, actor, 'report'), line),
    reportRadio: async (actor: Actor, input: { readonly line: string; readonly job?: StreamId }) =>
      reportRadio(asked(desk, actor, 'report'), input, reporterOf(actor)),
  } as const
}

function shiftBackend(desk: DeskContext) {
  return {
    tests: async (actor: Actor, options?: Parameters<typeof listTests>[1]) =>
      listTests(asked(desk, actor, 'see'), options),
    putOnTest: async (actor: Actor, input: NewTest) =>
      putOnTest(asked(desk, actor, 'supervise'), input, actor.name),
    endTest: async (actor: Actor, id: string) =>
      endTest(asked(desk, actor, 'supervise'), id, actor.name),
    notes: async (actor: Actor, options?: Parameters<typeof listNotes>[1]) =>
      listNotes(asked(desk, actor, 'dispatch'), options),
    addNote: async (actor: Actor, text: string) =>
      addNote(asked(desk, actor, 'dispatch'), text, actor.name),
    doneNote: async (actor: Actor, id: string) =>
      doneNote(asked(desk, actor, 'dispatch'), id, actor.name),
    handOver: async (actor: Actor) => showHandOver(asked(desk, actor, 'dispatch'), personOf(actor)),
    sign: async (actor: Actor, input: { readonly stamp: string; readonly remark?: string }) =>
      signHandOver(asked(desk, actor, 'dispatch'), personOf(actor), input),
    handOvers: async (actor: Actor, options?: { readonly before?: string }) =>
      listHandOvers(asked(desk, actor, 'dispatch'), options),
    signed: async (actor: Actor, id: string) => signedHandOver(asked(desk, actor, 'dispatch'), id),
  } as const
}

function personOf({ user, name }: Actor) {
  return { user, name }
}

function takerOf({ user, name, session }: Actor) {
  return { user, name, session }
}

/** A guard reports for the guard's own run; one without a run for none. */
function reporterOf({ name, role, run = '' }: Actor) {
  return role === 'guard' ? { name, onlyRun: run } : { name }
}
