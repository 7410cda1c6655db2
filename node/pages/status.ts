/** What the pages ask about the node itself, and about the tokens of its interface. */
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isName } from '../../protocol/identity/certificate.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { CompanyBackend } from '../api/backend.ts'
import { isRefused } from '../api/error.ts'
import type { Scope, Tokens } from '../api/tokens.ts'
import type { Alarm } from '../operate/news.ts'
import type { Actor } from '../user/actor.ts'
import { refused } from '../user/context.ts'

export type StatusSources = {
  readonly backend: Pick<
    CompanyBackend,
    'own' | 'jobs' | 'links' | 'alarms' | 'backups' | 'rebuilding'
  >
  readonly tokens: Tokens
  readonly data: string
  /** ms since 1970. */
  readonly startedAt: number
}

export function statusBackend(sources: StatusSources) {
  const { tokens } = sources
  return {
    async get(actor: Actor) {
      must(actor)
      const { backend, data, startedAt } = sources
      const rebuild = backend.rebuilding()
      return {
        company: backend.own.company,
        node: backend.own.node,
        startedAt,
        memoryBytes: process.memoryUsage.rss(),
        storage: await roomOf(data),
        jobs: await backend.jobs.count(),
        backup: backupOf(backend),
        ...(rebuild ? { rebuild } : {}),
        alarms: await alarmsOf(backend),
      }
    },
    tokens(actor: Actor) {
      must(actor)
      return tokens.list()
    },
    async addToken(
      actor: Actor,
      { name, scope }: { readonly name: string; readonly scope: Scope },
    ) {
      must(actor)
      if (!isName(name)) return refused('name-form')
      const added = await tokens.add(name, scope)
      return isRefused(added) ? refused('too-many') : ({ is: 'added', text: added.token } as const)
    },
    async removeToken(actor: Actor, id: string) {
      must(actor)
      return (await tokens.remove(id)) ? ({ is: 'removed' } as const) : refused('unknown')
    },
  } as const
}

/** The table of pages lets nobody else come so far: a page that does is a fault of ours. */
function must(actor: Actor): void {
  if (!actor.may('administer')) throw new Error(`${actor.role} asks what administrators may`)
}

function backupOf({ backups }: StatusSources['backend']) {
  const { failure, failures: _, last, ...state } = backups.state()
  const shown = last ? { last: { at: last.at, bytes: last.bytes } } : {}
  return { ...state, ...shown, failed: failure !== undefined }
}

async function roomOf(data: string) {
  const bytes = await bytesIn(join(data, 'store'))
  try {
    const { bavail, bsize } = await statfs(data)
    return { bytes, freeBytes: bavail * bsize }
  } catch {
    // Not every system says.
    return { bytes }
  }
}

/** LevelDB keeps its files in one folder, and deletes some of them while they are counted. */
async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function alarmsOf({ alarms, links, jobs }: StatusSources['backend']) {
  const companies = new Map((await links.list()).map(({ company, name }) => [company, name]))
  const lines = alarms()
    .toReversed()
    .map(async (alarm) => {
      if (!('job' in alarm)) {
        const who = companies.get(alarm.company)
        return { what: kindOf(alarm), at: alarm.at, ...(who === undefined ? {} : { who }) }
      }
      const detail = await jobs.get(alarm.job as StreamId)
      const job = detail ? { job: detail.job.number } : {}
      return { what: kindOf(alarm), at: alarm.at, ...job }
    })
  return (await Promise.all(lines)).flatMap(({ what, ...rest }) =>
    what ? [{ what, ...rest }] : [],
  )
}

/** News that are no alarm are kept nowhere. */
function kindOf({ is }: Alarm) {
  return is === 'connected' || is === 'disconnected' ? undefined : is
}
