/**
 * Whether this data folder was copied, or put back from a copy, since its node last ran: then a node
 * that has its keys runs or ran elsewhere, and may have used its numbers and written under its epoch.
 * A file holds when it was made itself, which the file system says again as long as it is that file.
 * A disk that was set back below the file system (a snapshot of a virtual machine) is not noticed:
 * the first partner tells.
 */
import { open, rename, rm, stat } from 'node:fs/promises'
import { private_file_mode, syncFolder } from '../operate/durable-file.ts'
import type { Log } from '../operate/log.ts'
import { renewEpoch } from './epoch.ts'
import { identityFile, identityFiles, identityFolder, readIdentityFile } from './files.ts'
import { skipUsedNumbers } from './numbers.ts'

/** Before anything is written; cut short, it is done again at the next start. */
export async function beginCopied(data: string, log: Pick<Log, 'warn'>): Promise<void> {
  const noted = (await readIdentityFile(data, 'place'))?.trim()
  if (noted !== undefined && (noted === '' || noted === (await madeAt(data)))) return
  if (noted !== undefined) {
    const files = identityFiles(data)
    await renewEpoch(files)
    await skipUsedNumbers(files, Date.now())
    log.warn({}, 'this data folder was copied or put back: this node goes on under a new epoch')
  }
  await notePlace(data)
}

async function madeAt(data: string): Promise<string> {
  const { birthtimeNs } = await stat(identityFile(data, 'place'), { bigint: true })
  return String(birthtimeNs)
}

/** Empty where the file system does not say when a file was made: a copy is not noticed there. */
async function notePlace(data: string): Promise<void> {
  const path = identityFile(data, 'place')
  const beside = `${path}.new`
  await rm(beside, { force: true })
  const file = await open(beside, 'w', private_file_mode)
  try {
    const { birthtimeNs } = await file.stat({ bigint: true })
    await file.writeFile(`${birthtimeNs}\n`)
    await file.sync()
    await rename(beside, path)
    // What changes with the file says nothing about when it was made.
    if (birthtimeNs === 0n || (await madeAt(data)) !== String(birthtimeNs)) await file.truncate()
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(identityFolder(data))
}
