/** The way of a job: each company on it, who brought it in, and how far the changes have come. */
import type { MemberView } from '../../../protocol/job/view.ts'
import type { PhoneLine } from '../../backend/address-book.ts'
import type { CallTarget } from '../../backend/desk.ts'
import { type Html, html } from '../../html.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { deliveryBadge, phoneBadge } from '../../views/job-badges.ts'
import { phoneLink } from '../../views/phone.ts'
import { unreached } from './job-act.ts'
import { nameOf, type Reader } from './reader.ts'

export function way(reader: Reader, targets: readonly CallTarget[] = []): Html {
  const { sheet, view } = reader
  const { job, own, recipients } = sheet
  const named = recipients.filter(({ company }) => company === undefined)
  const toPhone = new Set(unreached(recipients, reader.may.issuer).map(({ company }) => company))
  const here = badge('quiet', view.text.job.thisCompany, 'person')
  const numberOf = (who: string) => targets.find((one) => one.who === who)?.numbers[0]
  return card({
    id: 'way',
    title: view.text.job.way,
    body: html`<ol class="way">
${job.members.map((member) => {
  const reached = member.company === own ? here : delivery(member, reader)
  const phone = toPhone.has(member.company) && toBePhoned(reader, numberOf(member.name))
  return memberRow(reader, member, html`${reached} ${phone}`)
})}
${named.map(
  ({ name }) =>
    html`<li><span><b>${name}</b></span> <span class="reached">${reader.may.issuer && toBePhoned(reader, numberOf(name))}</span> <small>${view.text.jobPage.noLink}</small></li>`,
)}
</ol>`,
  })
}

function toBePhoned({ view }: Reader, number: Pick<PhoneLine, 'number' | 'tel'> | undefined): Html {
  return html`${phoneBadge(view)}${number && html` ${phoneLink(view, number)}`}`
}

function memberRow(reader: Reader, member: MemberView, reached: Html): Html {
  const { code, name, role, by, active, passOn } = member
  const { job, words } = reader.view.text
  const from = by === undefined ? '' : words.by(nameOf(reader, by))
  return html`<li class="${active ? 'on' : 'off'}">
<span>${code && html`<span class="code">${code}</span> `}<b>${name}</b></span>
<span class="reached">${reached}</span>
<small>${job.roles[role]} ${from}${active && !passOn && role === 'provider' && ` · ${job.mayNotPassOn}`}</small>
</li>`
}

/** Queued, delivered and seen, each with its time. */
function delivery({ delivery, active, untold }: MemberView, { view }: Reader): Html {
  const { text, times } = view
  if (untold) return badge('loud', text.job.untold)
  if (!active || !delivery) return badge('quiet', text.job.offTheJob)
  const { state, deliveredAt, seenAt } = delivery
  const at = state === 'seen' ? seenAt : state === 'delivered' ? deliveredAt : undefined
  const before =
    state === 'seen' && deliveredAt !== undefined
      ? html` <small>${text.job.delivery.delivered} ${times.clock(deliveredAt)}</small>`
      : undefined
  return html`${deliveryBadge(view, state)} ${at !== undefined && times.clock(at)}${before}`
}
