/** What the pages ask about links with other companies. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { LinkSettings } from '../../storage/storage.ts'
import type { CompanyBackend, InvitationView, LinkView } from '../api/backend.ts'
import type { LinkingRefusal } from '../link/linking-refusal.ts'
import type { Actor } from '../user/actor.ts'
import type { Permission } from '../user/roles.ts'
import { qrCode } from './qr.ts'

/** What became of an invitation is shown for so long. */
const ended_shown_ms = 3 * 24 * 3_600_000

export type LinkSources = Pick<CompanyBackend, 'links' | 'jobs'> & { readonly now: () => number }

export function linksBackend(sources: LinkSources) {
  const { links, now } = sources
  return {
    list: () => links.list(),
    async get(company: CompanyId) {
      const link = await links.get(company)
      return link && sheetOf(sources, link)
    },
    openJobs: (company: CompanyId) => sources.jobs.openWith(company),
    invitations: () =>
      links
        .invitations()
        .filter(({ state, endedAt = 0 }) => state !== 'ended' || now() - endedAt < ended_shown_ms)
        .map(invitationLine)
        .toSorted((one, other) => other.madeAt - one.madeAt),
    ...changesOf(sources),
  } as const
}

function changesOf({ links, jobs }: LinkSources) {
  return {
    async invite(actor: Actor) {
      must(actor, 'administer')
      const made = await links.invite()
      if ('refused' in made) return made
      return { is: 'invited', ...made, qr: await qrCode(made.text) } as const
    },
    async join(actor: Actor, text: string) {
      must(actor, 'administer')
      return done('joining', await links.join(text))
    },
    async withdraw(actor: Actor, invitation: string) {
      must(actor, 'administer')
      return done('withdrawn', await links.refuse(invitation))
    },
    async approve(actor: Actor, company: CompanyId) {
      must(actor, 'administer')
      return done('approved', await links.approve(company))
    },
    async refuse(actor: Actor, company: CompanyId) {
      must(actor, 'administer')
      return done('refused here', await links.refuse(company))
    },
    async setState(actor: Actor, company: CompanyId, to: 'active' | 'paused' | 'blocked') {
      must(actor, to === 'blocked' ? 'administer' : 'supervise')
      // Who may pause may not let somebody in who was shut out.
      if ((await links.get(company))?.state === 'blocked') must(actor, 'administer')
      return done('set', await links.setState(company, to))
    },
    async unlink(actor: Actor, company: CompanyId, reason: string) {
      must(actor, 'administer')
      const open = await jobs.openWith(company)
      const ended = await links.unlink(company, reason, { by: actor.name })
      if ('refused' in ended) return ended
      const untold = open.filter(({ id }) => ended.untold.includes(id))
      return { is: 'unlinked', untold } as const
    },
    async setSettings(actor: Actor, company: CompanyId, settings: LinkSettings) {
      must(actor, 'administer')
      return done('set', await links.setSettings(company, settings))
    },
  } as const
}

/** The table of pages lets nobody else come so far: a page that does is a fault of ours. */
function must(actor: Actor, permission: Permission): void {
  if (!actor.may(permission)) throw new Error(`${actor.role} asks what needs ${permission}`)
}

function done<const Is extends string>(is: Is, answer: object | LinkingRefusal | undefined) {
  return answer && 'refused' in answer ? answer : { is }
}

async function sheetOf({ jobs }: LinkSources, link: LinkView) {
  const oldestJob = link.oldest && (await jobOf(jobs, link.oldest.stream))
  return {
    ...link,
    addresses: link.nodes.flatMap(({ addresses }) => addresses),
    ...(oldestJob ? { oldestJob } : {}),
  }
}

/** Undefined where the stream is none of a job. */
async function jobOf(jobs: LinkSources['jobs'], stream: StreamId) {
  const detail = await jobs.get(stream)
  if (!detail) return undefined
  const { number, fields } = detail.job
  const siteName = fields.siteName?.value
  return { id: stream, number, ...(typeof siteName === 'string' ? { siteName } : {}) }
}

const states = {
  invited: 'out',
  joining: 'joining',
  answered: 'answered',
  requested: 'requested',
  approvedByUs: 'requested',
  approvedByThem: 'requested',
  active: 'linked',
  ended: 'ended',
} as const satisfies Record<InvitationView['state'], string>

function invitationLine({ id, madeAt, state, expiresAt, other, ended, taken }: InvitationView) {
  return {
    ...{ id, madeAt, taken, state: states[state] },
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(other ? { other } : {}),
    ...(ended ? { ended } : {}),
  }
}
