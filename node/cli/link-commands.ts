/** Commands about links with other companies. */
import type { InvitationView, LinkView } from '../api/backend.ts'
import type { JobSummary } from '../api/job-summary.ts'
import { type Client, notFound } from './client.ts'
import { type Command, type Option, type Output, operand } from './command.ts'
import { ago, clock, columns, plain, table } from './print.ts'
import { actingOf, flagOf, numberOf } from './values.ts'

const acting: Readonly<Record<string, Option>> = {
  by: { type: 'string', value: 'NAME', help: "Who acts; the token's name." },
}

export const linkCommands: readonly Command[] = [
  {
    name: 'link invite',
    operands: [],
    options: {},
    summary: 'Makes an invitation to hand over: single use, for 72 hours.',
    async run({ client }) {
      const made = await client.post<{ text: string; expiresAt: number }>('/invitations')
      const hint = `Until ${clock(made.expiresAt)}. The other company runs: baton link join …`
      return { json: made, lines: [made.text, '', hint] }
    },
  },
  {
    name: 'link join',
    operands: ['INVITATION'],
    options: {},
    summary: 'Takes the invitation of another company.',
    async run(call) {
      const invitation = operand(call, 0)
      const taken = await call.client.post<InvitationView>('/links/join', { invitation })
      const name = plain(taken.other?.name ?? 'the other company')
      const lines = [`Asked ${name}. "baton link list" shows the words to compare on the phone.`]
      return { json: taken, lines }
    },
  },
  {
    name: 'link list',
    operands: [],
    options: {},
    summary: 'Links and requests, their connections and queues.',
    async run({ client, now }) {
      const answer = await client.get<{ links: LinkView[] }>('/links')
      const none = ['No links yet: "baton link invite" makes an invitation.']
      const lines = answer.links.length === 0 ? none : linkLines(answer.links, now)
      return { json: answer, lines }
    },
  },
  {
    name: 'link invitations',
    operands: [],
    options: {},
    summary: 'Invitations made here or taken, and what became of them.',
    async run({ client }) {
      const answer = await client.get<{ invitations: InvitationView[] }>('/invitations')
      const rows = answer.invitations.map(({ id, state, madeAt, expiresAt, other, ended }) => [
        id,
        ended ? `${state}: ${ended.why}` : state,
        other?.code,
        clock(madeAt),
        clock(expiresAt),
      ])
      const names = ['ID', 'STATE', 'COMPANY', 'MADE', 'UNTIL']
      return { json: answer, lines: table(names, rows, 'No invitations.') }
    },
  },
  {
    name: 'link withdraw',
    operands: ['ID'],
    options: {},
    summary: 'Takes an invitation back.',
    async run(call) {
      await call.client.delete(`/invitations/${encodeURIComponent(operand(call, 0))}`)
      return { json: { withdrawn: true }, lines: ['Taken back.'] }
    },
  },
  linkChange('approve', 'Approves a request, once the words were compared on the phone.'),
  linkChange('refuse', 'Refuses a request.'),
  linkChange('pause', 'Sends nothing for now; changes queue.'),
  linkChange('resume', 'Goes on with a link that was paused or blocked.'),
  linkChange('block', 'Exchanges nothing, and lets the company not connect.'),
  {
    name: 'link unlink',
    operands: ['COMPANY'],
    options: {
      yes: { type: 'boolean', help: 'Without it only the open jobs are shown.' },
      reason: { type: 'string', value: 'TEXT', help: 'What the other company reads.' },
      ...acting,
    },
    summary: 'Parts from the open jobs, and ends the link.',
    async run(call) {
      const { client, options, now } = call
      const { company, name } = await findLink(client, operand(call, 0))
      const reason = options.text('reason')
      return unlinked(
        name,
        await client.post<Unlinked>(`/links/${company}/unlink`, {
          confirm: options.has('yes'),
          ...(reason === undefined ? {} : { reason }),
          ...actingOf(options, now),
        }),
      )
    },
  },
  {
    name: 'link set',
    operands: ['COMPANY'],
    options: {
      'auto-accept': { type: 'string', value: 'yes|no', help: 'Accept their jobs at once.' },
      'may-pass-on': { type: 'string', value: 'yes|no', help: 'They may pass our jobs on.' },
      'answer-minutes': { type: 'string', value: 'N', help: 'To answer in; 0: no such clock.' },
      'silent-minutes': { type: 'string', value: 'N', help: 'Silence that is alarmed.' },
    },
    summary: 'Changes what holds between the two companies.',
    async run(call) {
      const { client, options } = call
      const { company } = await findLink(client, operand(call, 0))
      const given = (name: string, read: (text: string, of: string) => unknown) => {
        const text = options.text(name)
        const key = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
        return text === undefined ? {} : { [key]: read(text, name) }
      }
      const link = await client.patch<LinkView>(`/links/${company}/settings`, {
        ...given('auto-accept', flagOf),
        ...given('may-pass-on', flagOf),
        ...given('answer-minutes', numberOf),
        ...given('silent-minutes', numberOf),
      })
      const rows = Object.entries(link.settings).map(([name, value]) => [name, String(value)])
      return { json: link, lines: columns(rows) }
    },
  },
]

function linkChange(change: string, summary: string): Command {
  return {
    name: `link ${change}`,
    operands: ['COMPANY'],
    options: {},
    summary,
    async run(call) {
      const { company, name } = await findLink(call.client, operand(call, 0))
      const link = await call.client.post<LinkView | undefined>(`/links/${company}/${change}`)
      if (!link) return { json: { refused: true }, lines: [`${plain(name)} is refused.`] }
      const waits = link.state === 'requested' ? ', until they approve too' : ''
      return { json: link, lines: [`${plain(name)} is ${link.state}${waits}.`] }
    },
  }
}

type Unlinked = {
  readonly unlinked: boolean
  readonly openJobs: readonly JobSummary[]
  /** Of which nothing shows that they know; absent while nothing was ended. */
  readonly untold?: readonly JobSummary['id'][]
}

function unlinked(name: string, answer: Unlinked): Output {
  const jobs = answer.openJobs.map(({ id, number, siteName }) => {
    const phone = answer.untold?.includes(id) ? ' – NOT TOLD: phone them' : ''
    return `  ${plain(`${number} ${siteName ?? ''}`)}${phone}`
  })
  if (answer.unlinked) {
    return { json: answer, lines: [`${plain(name)} is unlinked.`, ...parted(jobs)] }
  }
  const ask = [`${plain(name)} is still linked. With --yes the link ends.`, ...parted(jobs)]
  return { json: answer, lines: ask, undone: true }
}

function parted(jobs: readonly string[]): string[] {
  return jobs.length === 0 ? [] : ['Open jobs that are parted from:', ...jobs]
}

/** A linked company by its code or id. */
async function findLink(client: Client, text: string): Promise<LinkView> {
  const { links } = await client.get<{ links: LinkView[] }>('/links')
  const found = links.filter(({ code, company }) => code === text.toUpperCase() || company === text)
  const one = found.find(({ state }) => state !== 'unlinked') ?? found[0]
  if (!one) throw notFound(`There is no link or request of "${text}": see "baton link list".`)
  return one
}

/** What comes from them waits, because it is more than a link's share of that. */
function slowedWords({ slowed }: LinkView): string | undefined {
  return slowed && `slowed down: too much of ${slowed.lacks}, since ${clock(slowed.since)}`
}

export function linkLines(links: readonly LinkView[], now: number): string[] {
  const rows = links.map((link) => [
    link.code,
    link.name,
    link.state,
    link.connected ? 'connected' : 'not connected',
    link.connected ? '' : ago(link.lastSeenAt, now),
    String(link.queue),
    link.trouble ?? slowedWords(link),
  ])
  const names = ['CODE', 'NAME', 'STATE', 'CONNECTION', 'LAST SEEN', 'QUEUE', 'TROUBLE']
  const words = links
    .filter(({ state }) => state === 'requested')
    .flatMap(({ name, words, approved }) => [
      '',
      `${plain(name)} asks to be linked. Compare these words on the phone, then approve:`,
      `  ${words.join(' ')}`,
      ...(approved.here ? ['  Approved here.'] : []),
      ...(approved.there ? ['  Approved there.'] : []),
    ])
  return links.length === 0 ? [] : [...columns([names, ...rows]), ...words]
}
