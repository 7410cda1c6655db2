/** Phone calls in the record: whom, which number, how it ended. One key opens the sheet. */
import { z } from 'zod'
import type { CompanyId } from '../../../protocol/ids.ts'
import { entry_item_chars_max, name_chars_max, text_chars_max } from '../../../protocol/limits.ts'
import type { CallTarget } from '../../backend/desk.ts'
import type { TimelineLine } from '../../backend/job.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import { texts } from '../../locales/locales.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { badge } from '../../views/badge.ts'
import { field, formFault } from '../../views/field.ts'
import { phoneBadge } from '../../views/job-badges.ts'
import { phoneLink } from '../../views/phone.ts'
import { type ActForm, acted, postForm } from './job-act.ts'
import type { Reader } from './reader.ts'

/** Of the parts of a call's text: whom, how it ended, what was said. */
const between = ' – '

/** How a call ended: a button each. */
const outcomes = ['answered', 'no answer', 'busy', 'message left'] as const

const callSchema = z.object({
  /** `["who","number"]`, of the list; empty: as typed. */
  target: z
    .string()
    .max(2 * (name_chars_max + entry_item_chars_max))
    .default(''),
  who: z.string().trim().max(name_chars_max).default(''),
  number: z.string().trim().max(entry_item_chars_max).default(''),
  outcome: z.enum(outcomes),
  said: z
    .string()
    .trim()
    .max(text_chars_max - name_chars_max)
    .default(''),
  policeReference: z.string().trim().max(entry_item_chars_max).default(''),
})

const targetSchema = z.tuple([z.string().max(name_chars_max), z.string().max(entry_item_chars_max)])

export async function jobCall(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  const { phone } = view.text.jobAct
  const targets = await backend.desk.callTargets(actor, params.job)
  return acted(call, {
    schema: callSchema,
    form: callForm(targets),
    run: async ({ target, outcome, said, policeReference, ...other }) => {
      const ticked = readTarget(target)
      const fault = ticked && bothSaid(ticked, other)
      if (fault) return { fault: { field: fault, words: phone.bothSaid(ticked[0]) } }
      const who = ticked?.[0] || other.who
      const number = ticked?.[1] || other.number
      if (who === '' && number === '') {
        return { fault: { field: 'who', words: phone.nobody } }
      }
      const words = [who, phone.outcomes[outcome], said].filter((one) => one !== '')
      return backend.jobs.writeEntry(actor, params.job, {
        kind: 'attempt',
        text: words.join(between),
        items: [number, policeReference && phone.police(policeReference)].filter(
          (one) => one !== '',
        ),
      })
    },
    done: phone.done,
  })
}

function readTarget(text: string): readonly [string, string] | undefined {
  if (text === '') return undefined
  try {
    return targetSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/**
 * Somebody is ticked from the start: who types another name or number and leaves the tick must not
 * have the first of the list in the record. A number beside a name without one belongs to it.
 */
function bothSaid(
  [who, number]: readonly [string, string],
  typed: { readonly who: string; readonly number: string },
): 'who' | 'number' | undefined {
  if (typed.who !== '' && typed.who !== who) return 'who'
  if (typed.number !== '' && number !== '' && typed.number !== number) return 'number'
  return undefined
}

/**
 * Whether this call told them: one of this company, answered, to exactly that name. The words are
 * read as `jobCall` wrote them, in the language of whoever logged the call.
 */
export function hasReached(
  { kind, content, company, withdrawnBy }: TimelineLine,
  { who, own }: { readonly who: string; readonly own: CompanyId },
): boolean {
  if (kind !== 'attempt' || content.is !== 'entry' || company !== own || withdrawnBy) return false
  return Object.values(texts).some(({ jobAct }) => {
    const told = `${who}${between}${jobAct.phone.outcomes.answered}`
    return content.text === told || content.text.startsWith(`${told}${between}`)
  })
}

/** Those first whom nothing else tells. */
export function callForm(targets: readonly CallTarget[]): ActForm {
  return (reader, filled) => {
    const { view, sheet } = reader
    const { phone } = view.text.jobAct
    const lines = targets.flatMap((target): CallLine[] =>
      target.numbers.length === 0
        ? [{ target }]
        : target.numbers.map((number) => ({ target, number })),
    )
    const common = { filled, idPrefix: 'call', autocomplete: 'off' } as const
    return {
      title: phone.title(sheet.job.number),
      body: postForm(reader, {
        to: 'call',
        id: 'form-call',
        body: html`${formFault(view, filled)}
<fieldset class="field call-targets"><legend>${phone.whom}</legend>
${lines.map((one, i) => targetLine(reader, one, { first: i === 0, filled }))}
<label class="check"><input${attributes({ type: 'radio', name: 'target', value: '', checked: filled ? filled.typed.target === '' : lines.length === 0, autofocus: lines.length === 0 })}> ${phone.other}</label>
</fieldset>
<div class="fields">
${field(view, { ...common, name: 'who', label: phone.who, maxlength: name_chars_max })}
${field(view, { ...common, name: 'number', label: phone.number, type: 'tel', maxlength: entry_item_chars_max })}
${field(view, { ...common, name: 'said', label: phone.said, maxlength: text_chars_max - name_chars_max })}
${field(view, { ...common, name: 'policeReference', label: view.text.job.fields.policeReference, mono: true, maxlength: entry_item_chars_max })}
</div>
<p class="actions">${outcomes.map(
          (one, i) =>
            html`<button${attributes({ type: 'submit', name: 'outcome', value: one, class: i === 0 && 'primary' })}>${phone.outcomes[one]}</button>`,
        )}</p>`,
      }),
    }
  }
}

/** A target with one of its numbers; absent: it has none. */
type CallLine = {
  readonly target: CallTarget
  readonly number?: CallTarget['numbers'][number]
}

function targetLine(
  { view, may }: Reader,
  { target, number }: CallLine,
  { first, filled }: { readonly first: boolean; readonly filled: Filled | undefined },
): Html {
  const { phone } = view.text.jobAct
  const { who, role, toPhone, openNow, company } = target
  const value = JSON.stringify([who, number?.number ?? ''])
  const checked = filled ? filled.typed.target === value : first
  const input = { type: 'radio', name: 'target', value, checked, autofocus: first }
  return html`<div class="call-target"><label class="check"><input${attributes(input)}>
<span><b>${who}</b> <small>${phone.roles[role]}</small></span></label>
<span class="marks">${number ? phoneLink(view, number) : html`<small>${phone.noNumber}</small>`}
${toPhone && (may.issuer || company) && phoneBadge(view)}${openNow === false && badge('warn', phone.closed)}</span></div>`
}
