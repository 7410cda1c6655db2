/** The way of a job: each company on it, who brought it in, and how far the changes have come. */
import type { MemberView } from '../../../protocol/job/view.ts'
import type { JobSheet } from '../../backend.ts'
import { type Html, html } from '../../html.ts'
import { mark } from '../../views/mark.ts'
import { moment } from '../../views/time.ts'
import type { Reader } from './reader.ts'

const toBePhoned = mark('loud', 'NOT SENT – PHONE')

export function way({ own, job, recipients }: JobSheet, reader: Reader): Html {
  const phoned = recipients.filter(({ how }) => how !== 'sent')
  const named = phoned.filter(({ company }) => company === undefined)
  const toPhone = new Set(phoned.map(({ company }) => company))
  return html`<section aria-labelledby="way"><h2 id="way">Way</h2>
<ol class="rows way">
${job.members.map((member) => {
  const reached =
    member.company === own ? mark('quiet', 'this company') : delivery(member, reader.now)
  return memberRow(member, reader, reached, toPhone.has(member.company))
})}
${named.map(({ name }) => html`<li><span>${name}</span> ${toBePhoned}</li>`)}
</ol></section>`
}

function memberRow(member: MemberView, reader: Reader, reached: Html, phone: boolean): Html {
  const { code, name, role, by, active, passOn } = member
  const from = by === undefined ? '' : `by ${reader.names.get(by) ?? 'another company'}`
  return html`<li class="${active ? 'on' : 'off'}">
<span><span class="code">${code}</span> ${name}</span>
<span>${role} <small>${from}${active && !passOn ? ', may not pass on' : ''}</small></span>
<span>${reached} ${phone && toBePhoned}</span>
</li>`
}

function delivery({ delivery, active, untold }: MemberView, now: number): Html {
  if (untold) return mark('loud', 'not told yet that it is off the job')
  if (!active || !delivery) return mark('quiet', 'off the job')
  const { state, deliveredAt, seenAt } = delivery
  switch (state) {
    case 'queued':
      return mark('warn', 'queued')
    case 'delivered':
      return html`${mark('quiet', 'delivered')} ${time(deliveredAt, now)}`
    case 'seen':
      return html`${mark('good', 'seen')} ${time(seenAt, now)}`
    default:
      return state satisfies never
  }
}

function time(ms: number | undefined, now: number): Html | undefined {
  return ms === undefined ? undefined : moment(ms, now)
}
