/** Commands about the photos and documents of a job. */
import { open, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AttachmentLine } from '../attachment/list.ts'
import type { Added, UploadState } from '../attachment/uploads.ts'
import type { Done } from '../job/result.ts'
import { type Client, RefusedError, UnreachableError } from './client.ts'
import { type Call, type Command, operand, UsageError } from './command.ts'
import { actingOptions } from './job-commands.ts'
import { jobPath } from './job-find.ts'
import { savedLines } from './job-print.ts'
import { assignment, assignmentOption } from './job-write.ts'
import { plain, table } from './print.ts'
import { actingOf } from './values.ts'

/** Sent in one request: a slow line takes it within the time that a request may take. */
const piece_bytes = 1024 * 1024
/** Times that a broken line is tried again in a row. */
const tries_max = 5

export const attachmentCommands: readonly Command[] = [
  {
    name: 'job attach',
    operands: ['JOB', 'FILE'],
    options: {
      name: { type: 'string', value: 'NAME', help: "As others see it; the file's own." },
      ...assignmentOption,
      ...actingOptions,
    },
    summary: 'Adds a photo or a PDF, of at most 15 MB, that every company on the job gets.',
    async run(call) {
      const { client, options, now } = call
      const job = await jobPath(client, operand(call, 0))
      const upload = await sent(call, job)
      const acting = actingOf(options, now)
      const done = await client.post<Added>(`${upload}/finish`, acting)
      const lines = savedLines('Saved.', done)
      return { json: done, lines: [...lines, done.attachment] }
    },
  },
  {
    name: 'job attachments',
    operands: ['JOB'],
    options: {},
    summary: 'Lists the files of a job, and how much of each is here.',
    async run(call) {
      const job = await jobPath(call.client, operand(call, 0))
      const path = `${job}/attachments`
      const json = await call.client.get<{ attachments: readonly AttachmentLine[] }>(path)
      const rows = json.attachments.map(({ hash, name, size, state, percent, by }) => {
        const how = state === 'coming' ? `coming, ${percent} %` : state
        return [hash, name, `${Math.ceil(size / 1024)} KB`, how, by]
      })
      return { json, lines: table(['HASH', 'NAME', 'SIZE', 'STATE', 'BY'], rows, 'No files.') }
    },
  },
  {
    name: 'job attachment',
    operands: ['JOB', 'HASH', 'FILE'],
    options: {},
    summary: 'Writes a file of a job, as `job attachments` lists it, to a new file.',
    async run(call) {
      const job = await jobPath(call.client, operand(call, 0))
      const [path, to] = [`${job}/attachments/${operand(call, 1)}`, operand(call, 2)]
      const bytes = await written(call.client, path, to)
      return { json: { file: to, bytes }, lines: [`${plain(to)}: ${bytes} bytes.`] }
    },
  },
  {
    name: 'job detach',
    operands: ['JOB', 'HASH', '[REASON]'],
    options: actingOptions,
    summary: 'Takes back a file that this company added: nobody is given it any more.',
    async run(call) {
      const { client, options, now } = call
      const job = await jobPath(client, operand(call, 0))
      const [, , reason = ''] = call.operands
      const input = { reason, ...actingOf(options, now) }
      const done = await client.post<Done>(`${job}/attachments/${operand(call, 1)}/remove`, input)
      return { json: done, lines: savedLines('Saved.', done) }
    },
  },
]

/** Sends the file piece by piece; the path of the upload. */
async function sent(call: Call, job: string): Promise<string> {
  const { client, options, tell } = call
  const from = operand(call, 1)
  const file = await open(from, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${plain(from)} can't be read (${error.code})`)
  })
  try {
    const { size } = await file.stat()
    const name = options.text('name') ?? basename(from)
    const begun = { name, size, ...assignment(call) }
    const { upload } = await client.post<UploadState>(`${job}/attachments`, begun)
    const path = `${job}/attachments/uploads/${upload}`
    for (let offset = 0; offset < size; ) {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(piece_bytes),
        0,
        piece_bytes,
        offset,
      )
      if (bytesRead === 0) throw new UsageError(`${plain(from)} became shorter meanwhile`)
      offset = await putPiece(client, path, offset, buffer.subarray(0, bytesRead))
      if (size > piece_bytes) tell(`${Math.floor((100 * offset) / size)} %`)
    }
    return path
  } finally {
    await file.close()
  }
}

/** Where to go on; a line that breaks is tried again, from where the node says it is. */
async function putPiece(
  client: Client,
  path: string,
  offset: number,
  bytes: Uint8Array,
): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      return (await client.put<UploadState>(`${path}?offset=${offset}`, bytes)).offset
    } catch (error) {
      const broke = error instanceof UnreachableError
      const elsewhere = error instanceof RefusedError && error.body.error.code === 'wrong-offset'
      if (tries >= tries_max || (!broke && !elsewhere)) throw error
      if (elsewhere) return (await client.get<UploadState>(path)).offset
    }
  }
}

/** Never over a file that is there; whole, or not at all. */
async function written(client: Client, path: string, to: string): Promise<number> {
  const chunks = await client.bytes(path)
  const file = await open(to, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${plain(to)} can't be written (${error.code})`)
  })
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      await file.write(chunk)
      bytes += chunk.length
    }
  } catch (error) {
    await rm(to, { force: true })
    const { message } = error as Error
    throw new UnreachableError(`The file broke off after ${bytes} bytes (${message}).`)
  } finally {
    await file.close()
  }
  return bytes
}
