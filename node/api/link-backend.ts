/** The part of the interface's backend that is about links. */
import type { Pairing } from '../../protocol/link/pairing-state.ts'
import type { LinkRecord } from '../../storage/storage.ts'
import type { JobContext } from '../job/context.ts'
import { agreementOf, type Linking, type PairingEntry } from '../link/linking.ts'
import type { Links } from '../link/links.ts'
import type { Network } from '../link/network.ts'
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
  const { outboxes } = context.streams.context
  const heads = await Promise.all(links.nodesOf(company).map((node) => outboxes.open(node)))
  const queues = heads.map(({ tail, acknowledged }) => tail - acknowledged)
  const seen = peers.flatMap(({ lastSeenAt }) => (lastSeenAt === undefined ? [] : [lastSeenAt]))
  const connected = peers.some((peer) => peer.connected)
  const trouble = connected ? undefined : peers.find((peer) => peer.trouble)?.trouble
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
  }
}

function invitationView({ id, madeAt, state }: PairingEntry): InvitationView {
  const agreement = agreementOf(state)
  const other = agreement?.peer ?? partyIn(state)
  return {
    id,
    state: state.is,
    madeAt,
    ...('expiresAt' in state ? { expiresAt: state.expiresAt } : {}),
    ...(other ? { other: { company: other.company, code: other.code, name: other.name } } : {}),
    words: agreement?.words ?? [],
    ...(state.is === 'ended' ? { ended: { why: state.why, by: state.by } } : {}),
  }
}

/** The other company, before both know the words. */
function partyIn(state: Pairing) {
  if (state.is === 'answered') return state.peer
  return state.is === 'joining' ? state.invitation : undefined
}
