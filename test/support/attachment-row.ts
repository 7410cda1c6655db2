/** A job along three companies with their attachments, over a network that keeps what was said. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Test } from 'tap'
import { writeEntry } from '../../node/job/entries.ts'
import { type Channel, protocols } from '../../node/transport/transport.ts'
import {
  type AttachmentMessage,
  decodeAttachmentFrame,
  encodeAttachmentFrame,
  type Get,
} from '../../protocol/attachment/frames.ts'
import type { FileHash, StreamId } from '../../protocol/ids.ts'
import { attachmentsOf, hashOf } from './attachments.ts'
import { jobAlong, ok, startRow } from './chain.ts'
import type { Company } from './company.ts'
import { RecordedNetwork } from './recorded-network.ts'

export const by = { by: 'Guard 14' }

/** A job that ALM gave PAT and PAT gave SUB; all with their attachments. */
export async function attachmentRow(t: Test) {
  const network = new RecordedNetwork()
  const row = await startRow(t, ['alm', 'pat', 'sub'], {}, network)
  const { alm, pat, sub } = row
  const job = await jobAlong([alm, pat, sub])
  const [atAlm, atPat, atSub] = await Promise.all(
    [alm, pat, sub].map((company) => attachmentsOf(t, company)),
  )
  if (!atAlm || !atPat || !atSub) throw new Error('not started')
  t.teardown(() => assert.deepEqual([...alm.failures, ...pat.failures, ...sub.failures], []))
  return { network, alm, pat, sub, atAlm, atPat, atSub, job }
}

export function pathOf({ data }: { readonly data: string }, hash: FileHash): string {
  return join(data, 'attachments', hash.slice(0, 2), hash.slice(2, 4), hash)
}

/** An entry that names a file which its writer may not have. */
export async function nameFile(
  company: Company,
  job: StreamId,
  bytes: Uint8Array,
): Promise<FileHash> {
  const hash = hashOf(bytes)
  const items = [hash, `${bytes.length}`, 'image/jpeg']
  ok(await writeEntry(company.jobs, job, { kind: 'attachment', text: 'a.jpg', items }, by))
  return hash
}

type Ask = Pick<Get, 'stream' | 'hash'> & Partial<Get>
type Answers = (hash: FileHash) => Uint8Array

/** Answers every Get of a company's neighbours with these bytes; what was asked for. */
export function serveInstead(company: Company, answers: Answers): FileHash[] {
  const asked: FileHash[] = []
  company.transport.handle(protocols.attachment, (channel) => void answer(channel, answers, asked))
  return asked
}

async function answer(channel: Channel, answers: Answers, asked: FileHash[]): Promise<void> {
  try {
    for await (const frame of channel.frames) {
      const message = decodeAttachmentFrame(frame)
      if (typeof message === 'string' || message.is !== 'get') continue
      const { hash, offset, length } = message
      const file = answers(hash)
      asked.push(hash)
      const bytes = file.subarray(offset, offset + length)
      const piece = { is: 'piece', hash, offset, size: file.length, bytes } as const
      await channel.send(encodeAttachmentFrame(piece))
    }
  } catch {
    // The other side has hung up.
  }
}

/** Asks as a company's node and returns what it hears; undefined: it is hung up on. */
export async function askOnce(from: Company, to: Company, ...asks: readonly Ask[]) {
  const signal = AbortSignal.timeout(5000)
  const channel = await from.transport.open(to.own.node, [], protocols.attachment, signal)
  const frames = channel.frames[Symbol.asyncIterator]()
  const heard: (AttachmentMessage | undefined)[] = []
  for (const ask of asks) {
    const get = { is: 'get', offset: 0, length: 1000, ...ask } as const
    await channel.send(encodeAttachmentFrame(get)).catch(() => undefined)
    const { value } = await frames.next()
    const message = value && decodeAttachmentFrame(value)
    assert.notEqual(typeof message, 'string')
    heard.push(message as AttachmentMessage | undefined)
  }
  await channel.close()
  return heard
}
