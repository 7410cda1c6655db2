/** Files in tests: photos that are none but begin like one, added and read as pages do. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Test } from 'tap'
import {
  type AttachmentOptions,
  type Attachments,
  openAttachments,
} from '../../node/attachment/attachments.ts'
import type { AttachmentLine } from '../../node/attachment/list.ts'
import { neighboursBy } from '../../node/attachment/neighbours.ts'
import { protocols, type Transport } from '../../node/transport/transport.ts'
import { decodeAttachmentFrame, type Get } from '../../protocol/attachment/frames.ts'
import type { FileHash, StreamId } from '../../protocol/ids.ts'
import { type Company, until } from './company.ts'
import { ownFolder } from './folder.ts'

/** Fetching, verifying, a busy machine. */
const wait_ms = 30_000

/** Bytes that begin like a JPEG and go on at random, the same for the same seed. */
export function photo(size: number, seed = 'photo'): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; at += 32) {
    createHash('sha256').update(`${seed} ${at}`).digest().copy(bytes, at)
  }
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(bytes)
  return bytes
}

export function hashOf(bytes: Uint8Array): FileHash {
  return createHash('sha256').update(bytes).digest('hex') as FileHash
}

export async function* inPieces(bytes: Uint8Array, piece = 64 * 1024): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

/** Throws where it was refused. */
export function done<T extends object>(answer: T): Exclude<T, { readonly refused: true }> {
  const { refused, message } = answer as { refused?: boolean; message?: string }
  assert(!refused, message)
  return answer as Exclude<T, { readonly refused: true }>
}

/** Adds a file to a job, as a person does. */
export async function addFile(
  attachments: Attachments,
  job: StreamId,
  bytes: Uint8Array,
  name = 'gate.jpg',
): Promise<FileHash> {
  const { upload } = done(await attachments.begin(job, { name, size: bytes.length }))
  done(await attachments.put(job, upload, 0, inPieces(bytes)))
  const added = done(await attachments.finish(job, upload, { by: 'Guard 14' }))
  return 'attachment' in added ? added.attachment : assert.fail()
}

export async function lineOf(
  attachments: Attachments,
  job: StreamId,
  hash: FileHash,
): Promise<AttachmentLine | undefined> {
  return (await attachments.list(job))?.find((line) => line.hash === hash)
}

export function untilLine(
  attachments: Attachments,
  job: StreamId,
  hash: FileHash,
  look: (line: AttachmentLine) => unknown,
): Promise<AttachmentLine> {
  return until(
    'the attachment',
    async () => {
      const line = await lineOf(attachments, job, hash)
      return line && look(line) ? line : undefined
    },
    wait_ms,
  )
}

export function untilHere(attachments: Attachments, job: StreamId, hash: FileHash) {
  return untilLine(attachments, job, hash, ({ state }) => state === 'here')
}

/** All bytes of a file that is here. */
export async function bytesOf(
  attachments: Attachments,
  job: StreamId,
  hash: FileHash,
): Promise<Buffer> {
  const read = done(await attachments.read(job, hash))
  if (!('bytes' in read)) return assert.fail()
  const chunks: Buffer[] = []
  for await (const chunk of read.bytes(0, read.size)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * Holds a node's fetching where it would ask for bytes from this offset on, until it is let go;
 * `gets` has what was asked for.
 */
export function holdFetching(transport: Transport, offset: number) {
  const reached = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const gets: Get[] = []
  const open = transport.open.bind(transport)
  transport.open = async (...how) => {
    const channel = await open(...how)
    if (how[2] !== protocols.attachment) return channel
    const send = channel.send.bind(channel)
    channel.send = async (frame) => {
      const message = decodeAttachmentFrame(frame)
      if (typeof message !== 'string' && message.is === 'get') {
        if (message.offset >= offset) {
          reached.resolve()
          await released.promise
        }
        gets.push(message)
      }
      await send(frame)
    }
    return channel
  }
  return { reached: reached.promise, release: () => released.resolve(), gets }
}

type Options = Partial<Pick<AttachmentOptions, 'roomBytesMax' | 'wantedMax'>> & {
  readonly data?: string
  readonly changesWait?: () => boolean
}

/** The attachments of a company whose network is in memory; they are in a real folder. */
export async function attachmentsOf(
  t: Test,
  company: Company,
  options: Options = {},
): Promise<Attachments & { readonly data: string }> {
  const data = options.data ?? (await ownFolder(t))
  const { links, network, jobs, transport, refusals, failures } = company
  const neighbours = neighboursBy(links, network, jobs.streams.context.outboxes)
  const { changesWait = neighbours.changesWait, wantedMax } = options
  const attachments = await openAttachments({
    data,
    roomBytesMax: options.roomBytesMax ?? 1e9,
    ...(wantedMax ? { wantedMax } : {}),
    jobs,
    transport,
    neighbours: { ...neighbours, changesWait },
    log: refusals,
    failed: (error) => failures.push(error),
  })
  attachments.start()
  links.onChanged(() => attachments.linkChanged())
  company.onConnected = () => attachments.connected()
  company.beforeStop.push(() => attachments.stop())
  return Object.assign(attachments, { data })
}
