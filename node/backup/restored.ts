/**
 * What a restored data folder says until its node has begun: that it holds an older copy. A node that
 * finds that draws a new epoch and skips every number that may have been used, before anything else.
 * Queues and cursors towards the peers are not in a backup, so it compares with each of them.
 */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { CompanyId } from '../../protocol/ids.ts'
import { renewEpoch } from '../identity/epoch.ts'
import { identityFiles } from '../identity/files.ts'
import { skipUsedNumbers } from '../identity/numbers.ts'
import { replaceFile, syncFolder } from '../operate/durable-file.ts'
import { Failure } from '../operate/failure.ts'
import type { Log } from '../operate/log.ts'

const shape = z.object({
  company: z.string(),
  code: z.string(),
  name: z.string(),
  /** Of the backup, ms since 1970. */
  at: z.number(),
})

export type RestoredFrom = Readonly<z.output<typeof shape>>

const markOf = (data: string) => join(data, 'restored.json')

export function markRestored(data: string, { company, code, name, at }: RestoredFrom) {
  return replaceFile(markOf(data), `${JSON.stringify({ company, code, name, at })}\n`)
}

export function unmarkRestored(data: string): Promise<void> {
  return rm(markOf(data), { force: true })
}

/** Rejects where the folder holds what was restored of any company but this one, be it a new one. */
export async function refuseFounding(data: string, company?: CompanyId): Promise<void> {
  const mark = await readMark(data)
  if (mark && mark.company !== company) throw ofAnother(mark)
}

/** Makes a node that was restored safe to work at once. Cut short, it is done again at a start. */
export async function beginRestored(
  data: string,
  company: CompanyId,
  log: Pick<Log, 'warn'>,
): Promise<void> {
  const mark = await readMark(data)
  if (!mark) return
  if (mark.company !== company) throw ofAnother(mark)
  const files = identityFiles(data)
  await renewEpoch(files)
  await skipUsedNumbers(files, Date.now())
  await unmarkRestored(data)
  await syncFolder(data)
  const backup = new Date(mark.at)
  log.warn({ backup }, 'restored from a backup: this node goes on under a new epoch')
}

async function readMark(data: string): Promise<RestoredFrom | undefined> {
  try {
    return shape.parse(JSON.parse(await readFile(markOf(data), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function ofAnother({ code, name }: RestoredFrom): Failure {
  return new Failure(
    'BATON_RESTORED_OTHER',
    `this data folder holds the restored jobs of ${code} ${name}: restore its keys with "baton ` +
      'restore-keys", or give its recovery phrase; another company needs a folder of its own',
  )
}
