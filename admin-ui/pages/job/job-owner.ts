/** Who has a job at this company's desk: taking it, giving it back, taking it over. */
import { z } from 'zod'
import type { DeskLine, DeskRefused } from '../../backend/desk.ts'
import type { Filled } from '../../form.ts'
import { withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { badge } from '../../views/badge.ts'
import { formFault, submit } from '../../views/field.ts'
import { message } from '../../views/message.ts'
import { refusalWords } from '../../views/refusal.ts'
import { type ActForm, formPage, postForm } from './job-act.ts'
import { keyMark } from './popover.ts'
import { type Reader, readerOf } from './reader.ts'

const takeSchema = z.object({ confirmed: z.literal('yes').optional() })

export async function jobTake(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const sheet = await backend.jobs.sheet(actor, params.job)
  const read = takeSchema.safeParse(form)
  if (!sheet || !read.success) return notFound
  const confirmed = read.data.confirmed === 'yes'
  const said = await backend.desk.take(actor, params.job, { confirmed })
  const about = sheet.job.number
  if ('refused' in said) {
    // Somebody else has it: that is read before it is taken away.
    const filled = said.code === 'owned' ? undefined : faultOf(call, said)
    const again = formPage(readerOf(view, sheet), takeOverForm(said), filled)
    return refused(again, { status: 409, about })
  }
  const { taken, takenOver } = view.text.jobAct.owner
  const words = said.from ? takenOver(said.from) : taken
  return go(`/job/${params.job}`, { flash: { tone: 'good', words }, about })
}

export async function jobGiveBack(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  const said = await backend.desk.giveBack(actor, params.job)
  const { givenBack } = view.text.jobAct.owner
  const flash =
    'refused' in said
      ? ({ tone: 'warn', words: refusalWords(view, said, 'desk') } as const)
      : ({ tone: 'good', words: givenBack } as const)
  return go(`/job/${params.job}`, { flash, about: sheet.job.number })
}

function faultOf({ form, view }: Call, said: DeskRefused): Filled {
  return withFault(form, '', refusalWords(view, said, 'desk'))
}

function takeOverForm({ owner }: DeskRefused): ActForm {
  return (reader, filled) => {
    const { view, sheet } = reader
    const { owner: words } = view.text.jobAct
    return {
      title: words.takeOverTitle(sheet.job.number),
      body: postForm(reader, {
        to: 'take',
        id: 'form-take-over',
        body: html`${formFault(view, filled)}
${owner && message('warn', html`${words.hasIt(owner.name)} ${view.times.moment(owner.since)}`)}
<p class="hint">${words.takeOverHint}</p><input type="hidden" name="confirmed" value="yes">
<p class="actions">${submit(words.takeOver, { tone: 'danger' })}</p>`,
      }),
    }
  }
}

/** Who has it, and the one button that fits. */
export function owner(reader: Reader, desk: DeskLine): Html {
  const { view, may } = reader
  const { owner: words } = view.text.jobAct
  const { owner: has, left } = desk
  const isMine = has !== undefined && has.user === view.actor?.user
  const isOver = may.frozen && !has
  return html`<span class="owner">${has ? html`<b>${isMine ? words.you : has.name}</b> ${view.times.relative(has.since)}` : badge(isOver ? 'quiet' : 'warn', words.nobody, 'person')}
${left && html` <small>${words.left(left.name)}</small>`}</span>
${may.dispatch && !isOver && ownerButton(reader, has !== undefined, isMine)}`
}

function ownerButton(reader: Reader, taken: boolean, mine: boolean): Html {
  const { owner: words } = reader.view.text.jobAct
  if (mine) {
    return postForm(reader, {
      to: 'give-back',
      id: 'form-give-back',
      layout: 'actions',
      body: html`<button type="submit" class="small">${words.giveBack}</button>`,
    })
  }
  const label = taken ? words.takeOverAsk : words.take
  return postForm(reader, {
    to: 'take',
    id: 'form-take',
    layout: 'actions',
    body: html`<button type="submit" class="small" data-key="t" data-key-help="${label}">${label}${keyMark('t')}</button>`,
  })
}
