/** How the node is, in words, and what to do about it. */
import type { LinkLine } from '../../backend/link.ts'
import type { NodeAlarm, NodeStatus } from '../../backend/status.ts'
import { type Html, html, type Shown } from '../../html.ts'
import { page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { card, emptyState } from '../../views/card.ts'
import { message } from '../../views/message.ts'
import { progress } from '../../views/progress.ts'
import { table } from '../../views/table.ts'
import { slowedWords } from '../link/link-state.ts'
import { administrationSheet, phraseReminder } from './administration.ts'

/** Photos of a busy week, and time to do something. */
const free_bytes_min = 2e9
/** Queues of this size are no moment's delay. */
const queue_loud_min = 100

export async function statusShow({ actor, backend, view }: Call): Promise<Reply> {
  const { own, links, phrase, status } = backend
  const [node, all] = await Promise.all([status.get(actor), links.list()])
  const addresses = own.addresses()
  const troubles = troublesOf(view, node, all, addresses)
  const reminder = await phraseReminder(view, actor, phrase)
  return page(
    administrationSheet(view, {
      title: view.text.status.title,
      reminder,
      body: html`<div id="status" class="columns" data-live="link alarm" hx-get="/status" hx-trigger="live, every 15s" hx-select="#status">
<div>${summary(view, troubles, reminder)}${happened(view, node.alarms)}${queues(view, all)}</div>
<div>${about(view, node)}${reached(view, addresses)}</div></div>`,
    }),
  )
}

/** What an administrator has to do something about, in sentences. */
function troublesOf(
  view: View,
  { storage, rebuild, backup }: NodeStatus,
  links: readonly LinkLine[],
  addresses: readonly string[],
): readonly Shown[] {
  const { text, times } = view
  const { status } = text
  const { freeBytes } = storage
  const low = freeBytes !== undefined && freeBytes < free_bytes_min
  const loud = links.filter((one) => one.state === 'active' && one.queue >= queue_loud_min)
  const slowed = links.filter((one) => one.state === 'active' && one.slowed)
  const cut = links.filter((one) => one.state === 'active' && !one.connected)
  return [
    low && status.diskLow(times.bytes(freeBytes)),
    rebuild && status.rebuilding,
    backup.overdue ? status.backupOverdue : backup.failed && status.backupFailed,
    addresses.length === 0 && status.noAddresses,
    ...loud.map(({ name, queue }) => status.queueLine(name, times.number(queue))),
    ...slowed.map(
      (one) => html`<a href="/link/${one.company}">${one.name}</a>: ${slowedWords(view, one)}`,
    ),
    ...cut.map(
      ({ company, name, obstacle }) =>
        html`<a href="/link/${company}">${name}</a>: ${obstacle ? text.links.obstacles[obstacle] : text.links.why.notSeen}`,
    ),
  ].filter((one) => one !== false && one !== undefined)
}

/** That all is well is not said beside what the reminder says. */
function summary(
  { text: { status } }: View,
  troubles: readonly Shown[],
  reminder: Html | undefined,
): Html | undefined {
  if (troubles.length === 0) {
    return reminder ? undefined : message('good', html`<b>${status.well}</b> ${status.wellHint}`)
  }
  return card({
    id: 'troubles',
    title: status.attention,
    body: html`${troubles.map((one) => message('warn', one))}`,
  })
}

function happened(view: View, alarms: readonly NodeAlarm[]): Html {
  const { status, link, job } = view.text
  const words: Readonly<Record<string, string>> = { ...job.attention, ...link.alarms }
  const todo: Readonly<Record<string, string>> = status.todo
  const rows = alarms.map(
    ({ what, at, who, job: number }) =>
      html`<li><span class="marks">${badge('warn', words[what] ?? what)} <b>${who ?? number}</b> ${view.times.moment(at)}</span>
<small>${todo[what]}</small></li>`,
  )
  return card({
    id: 'happened',
    title: status.alarms,
    count: view.times.number(alarms.length),
    body:
      rows.length === 0
        ? emptyState(status.noAlarms)
        : html`<ul class="plain happened">${rows}</ul>`,
  })
}

function queues(view: View, links: readonly LinkLine[]): Html {
  const { status, links: words, link } = view.text
  const waiting = links.filter(({ queue }) => queue > 0)
  return card({
    id: 'queues',
    title: status.queues,
    aside: html`<a href="/links">${status.toLinks}</a>`,
    body:
      waiting.length === 0
        ? html`<p>${status.queuesEmpty}</p>`
        : table({
            caption: status.queues,
            rows: waiting,
            columns: [
              {
                title: words.company,
                cell: ({ company, name }) => html`<a href="/link/${company}">${name}</a>`,
              },
              { title: link.queue, numeric: true, cell: ({ queue }) => view.times.number(queue) },
              {
                title: words.oldest,
                cell: ({ oldest }) =>
                  oldest?.madeAt !== undefined && view.times.moment(oldest.madeAt),
              },
            ],
          }),
  })
}

function about(
  view: View,
  { company, node, startedAt, memoryBytes, storage, jobs, rebuild, backup }: NodeStatus,
) {
  const { times, text, version } = view
  const { status } = text
  const { freeBytes } = storage
  const fact = (title: string, value: Shown) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`
  const counts = Object.entries(jobs).map(([life, count]) => {
    const word = text.job.lives[life as keyof typeof jobs]
    return html`<span>${word} <b>${times.number(count)}</b></span> `
  })
  return card({
    id: 'node',
    title: status.node,
    body: html`<dl class="facts">
${fact(status.version, version)}
${fact(status.running, times.running(startedAt))}
${fact(status.memory, times.bytes(memoryBytes))}
${fact(status.database, times.bytes(storage.bytes))}
${fact(status.free, freeBytes === undefined ? status.diskUnknown : times.bytes(freeBytes))}
${fact(status.backup, lastBackup(view, backup))}
${fact(status.jobs, html`<span class="counts">${counts}</span>`)}
</dl>
${rebuild && progress(view, { id: 'rebuild', label: status.rebuildLabel, ...rebuild, of: rebuild.total })}
<dl class="ids">${fact(status.company, html`<code>${company}</code>`)}${fact(status.nodeId, html`<code>${node}</code>`)}</dl>`,
  })
}

/** When and how large; where none was ever, why that may be as it should. */
function lastBackup({ times, text: { status } }: View, backup: NodeStatus['backup']): Shown {
  const { last, running, everyHours } = backup
  const none = everyHours === undefined ? status.backupUnset : status.backupNone
  return html`${last ? html`${times.moment(last.at)}, ${times.bytes(last.bytes)}` : none}${
    running && html` <small>${status.backupRunning}</small>`
  }`
}

function reached({ text: { status } }: View, addresses: readonly string[]): Html {
  const isPublic = addresses.some(
    (one) => !/\/ip4\/(10|127|192\.168|172\.(1[6-9]|2\d|3[01]))\.|\/ip6\/(::1|f[cde])/.test(one),
  )
  return card({
    id: 'addresses',
    title: status.addresses,
    body: html`<ul class="plain">${addresses.map((one) => html`<li><code>${one}</code></li>`)}</ul>
${addresses.length > 0 && !isPublic && message('info', html`${status.onlyHere} <a href="/company">${status.setAddress}</a>`)}`,
  })
}
