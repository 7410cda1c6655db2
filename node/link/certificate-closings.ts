/**
 * What follows in the streams from revoking a node: each that it wrote to says that nothing counts any
 * more of what it writes from now on, also one that is complete, because it can be reopened. Links
 * refuse the node; this holds where somebody else hands its changes on.
 */

import { readRevocation } from '../../protocol/identity/revocation.ts'
import { type StreamId, toBytes } from '../../protocol/ids.ts'
import { isActive } from '../../protocol/stream/grants.ts'
import type { StreamState } from '../../protocol/stream/state.ts'
import type { OwnRevocation, OwnRevocations } from '../identity/own-revocations.ts'
import { Background } from '../job/background.ts'
import { frontierNow, grantToWriteUnder } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Streams } from '../stream/streams.ts'

/** Nobody presses a button for each of them. */
const acting = { by: 'Baton' }

export class CertificateClosings {
  readonly #streams: Streams
  readonly #own: OwnRevocations
  readonly #background: Background
  /** Streams that have come since, with changes by a node that is revoked. */
  readonly #late = new Set<StreamId>()
  #isClosing = false
  #ignore: () => void = () => undefined

  constructor(streams: Streams, own: OwnRevocations, failed: (error: unknown) => void) {
    this.#streams = streams
    this.#own = own
    this.#background = new Background(failed)
  }

  /** Closes what a stop has left, and from now on what comes later. */
  start(): void {
    this.#ignore = this.#streams.onChanged(({ stream, open }) => {
      if (!this.#own.all().some(({ serial }) => isToClose(open, this.#streams, serial))) return
      this.#late.add(stream)
      this.revoked()
    })
    this.revoked()
  }

  /** A revocation was added, or a stream has come. */
  revoked(): void {
    if (this.#isClosing) return
    this.#isClosing = true
    this.#background.start(() =>
      this.#close().finally(() => {
        this.#isClosing = false
      }),
    )
  }

  stop(): Promise<void> {
    this.#ignore()
    return this.#background.stop()
  }

  async #close(): Promise<void> {
    for (;;) {
      const due = this.#own.all().filter(({ closed }) => !closed)
      if (due.length === 0 && this.#late.size === 0) return
      if (due.length > 0 && !(await this.#closeEverywhere(due))) return
      if (this.#late.size > 0 && !(await this.#closeLate())) return
    }
  }

  /** False: stopped on the way; the next start begins again. */
  async #closeEverywhere(due: readonly OwnRevocation[]): Promise<boolean> {
    for await (const stream of this.#streams.context.storage.streams.ids()) {
      if (this.#background.stopped) return false
      for (const revocation of due) await closeIn(this.#streams, stream, revocation)
    }
    for (const { serial } of due) await this.#own.setClosed(serial, true)
    return true
  }

  async #closeLate(): Promise<boolean> {
    // What a stop leaves undone is then looked for in all streams.
    for (const { serial } of this.#own.all()) await this.#own.setClosed(serial, false)
    for (const stream of this.#late) {
      if (this.#background.stopped) return false
      this.#late.delete(stream)
      for (const one of this.#own.all()) await closeIn(this.#streams, stream, one)
    }
    for (const { serial } of this.#own.all()) await this.#own.setClosed(serial, true)
    return true
  }
}

async function closeIn(
  streams: Streams,
  stream: StreamId,
  { serial, signed }: OwnRevocation,
): Promise<void> {
  const open = await streams.get(stream)
  if (!open || !isToClose(open, streams, serial)) return
  const saved = await streams.save(
    stream,
    (now) => {
      if (!isToClose(now, streams, serial)) return []
      const revocation = toBytes(signed)
      const frontier = frontierNow(now)
      return [() => [{ is: 'act', act: { is: 'certificate closed', revocation, frontier } }]]
    },
    acting,
  )
  if (!saved) throw new Error('a stream vanished while it was closed to a certificate')
}

/** Who is on a job no more can write nothing there. */
function isToClose({ state, structure }: OpenStream, streams: Streams, serial: number): boolean {
  const { context } = streams
  const { company } = context.own
  const wrote = state.lanes.some((lane) => lane.company === company && lane.serial === serial)
  if (!wrote || isClosed(state, company, serial)) return false
  const grant = grantToWriteUnder(structure.membership, context)
  return grant === undefined || isActive(structure.membership, grant)
}

function isClosed({ acts }: StreamState, company: StreamState['issuer'], serial: number): boolean {
  return acts.some(
    (act) =>
      act.company === company &&
      act.what.is === 'certificate closed' &&
      readRevocation(act.what.revocation)?.serial === serial,
  )
}
