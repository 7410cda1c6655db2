/** The part of the interface's backend that is about links. */
import type { KnownRevocation, LinkRecord } from '../../storage/storage.ts'
import type { JobContext } from '../job/context.ts'
import type { Linking } from '../link/linking.ts'
import type { Links } from '../link/links.ts'
import type { Network } from '../link/network.ts'
import { oldestWaiting } from '../link/oldest-waiting.ts'
import { agreementOf, otherIn, type PairingEntry } from '../link/pairing-record.ts'
import { unlink } from '../link/unlink.ts'
import type { InvitationView, JobBackend, LinkBackend, LinkView } from './backend.ts'

export type LinkBackendOptions = {
  readonly links: Links
  readonly linking: Linking
  readonly network: Network
  readonly context: JobContext
  readonly jobs: Pick<JobBackend, 'openWith'>
}

export function linkBackend(options: LinkBackendOptions): LinkBackend {
  const { links, linking, context, jobs } = options
  const viewOf = (record: LinkRecord) => linkView(options, record)
  return {
    list: () => Promise.all(links.all().map(viewOf)),
    async get(company) {
      const record = links.get(company)
      return record && viewOf(record)
    },
    invitations: () => linking.all().map(invitationView),
    invite: () => linking.invite(),
    async join(text) {
      const entry = await linking.join(text)
      return 'refused' in entry ? entry : invitationView(entry)
    },
    async approve(company) {
      const record = await linking.approve(company)
      return 'refused' in record ? record : viewOf(record)
    },
    refuse: (id) => linking.refuse(id),
    async setState(company, to) {
      const record = await linking.setState(company, to)
      return 'refused' in record ? record : viewOf(record)
    },
    async unlink(company, reason, acting) {
      const openJobs = await jobs.openWith(company)
      const parties = { jobs: context, links, linking, network: options.network }
      const ended = await unlink(parties, { company, reason }, acting)
      return 'refused' in ended ? ended : { unlinked: true, openJobs, untold: ended.untold }
    },
    async setSettings(company, settings) {
      const record = await linking.setSettings(company, settings)
      return 'refused' in record ? record : viewOf(record)
    },
  }
}

async function linkView(
  { network, links, context }: LinkBackendOptions,
  record: LinkRecord,
): Promise<LinkView> {
  const { company, code, name, state, inviter, words, requestedAt, settings } = record
  const peers = network.status(company)
  const { outboxes, storage } = context.streams.context
  const known = links.nodesOf(company)
  const heads = await Promise.all(known.map((node) => outboxes.open(node)))
  const queues = heads.map(({ tail, acknowledged }) => tail - acknowledged)
  const seen = peers.flatMap(({ lastSeenAt }) => (lastSeenAt === undefined ? [] : [lastSeenAt]))
  const connected = peers.some((peer) => peer.connected)
  const trouble = connected ? undefined : peers.find((peer) => peer.trouble)?.trouble
  const obstacle = connected ? undefined : peers.find((peer) => peer.obstacle)?.obstacle
  const clocks = peers.flatMap(({ clockDifference = [] }) => clockDifference)
  const slowed = peers.find((peer) => peer.slowed)?.slowed
  const speeds = peers.flatMap(({ deliveryMs = [] }) => deliveryMs)
  const waiting = await Promise.all(known.map((node) => oldestWaiting(outboxes, storage, node)))
  const [oldest] = waiting
    .filter((one) => one !== undefined)
    .sort((a, b) => (a.madeAt ?? Number.POSITIVE_INFINITY) - (b.madeAt ?? Number.POSITIVE_INFINITY))
  return {
    company,
    code,
    name,
    state,
    inviter,
    words,
    requestedAt,
    approved: { here: record.ours !== undefined, there: record.theirs !== undefined },
    settings,
    nodes: record.nodes.map(({ node, addresses }) => ({ node, addresses })),
    connected,
    ...(seen.length > 0 ? { lastSeenAt: Math.max(...seen) } : {}),
    queue: Math.max(0, ...queues),
    ...(trouble === undefined ? {} : { trouble }),
    ...(obstacle === undefined ? {} : { obstacle }),
    ...(oldest === undefined ? {} : { oldest }),
    ...(clocks.length > 0 ? { clockDifference: furthest(clocks) } : {}),
    ...(speeds.length > 0 ? { deliveryMs: Math.max(...speeds) } : {}),
    ...(slowed ? { slowed } : {}),
    ...(record.found ? { found: true } : {}),
    ...(record.revocations?.[0] ? { revoked: revokedIn(record.revocations[0]) } : {}),
    ...(connected && heads.some(({ digestDue }) => digestDue) ? { comparing: true } : {}),
  }
}

function revokedIn({ serial, at }: KnownRevocation) {
  return { serial, at }
}

/** The one that is furthest from nothing, to either side. */
function furthest(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one))
}

function invitationView({ id, madeAt, state, about }: PairingEntry): InvitationView {
  const agreement = agreementOf(state)
  const other = otherIn(state) ?? about?.other
  return {
    id,
    state: state.is,
    madeAt,
    ...('expiresAt' in state ? { expiresAt: state.expiresAt } : {}),
    ...(other ? { other } : {}),
    words: agreement?.words ?? [],
    ...(state.is === 'ended' ? { ended: { why: state.why, by: state.by } } : {}),
    ...(about?.endedAt === undefined ? {} : { endedAt: about.endedAt }),
    taken: about?.taken ?? agreement?.inviter === false,
  }
}
