/** Reporting where a run is, with the time at which it happened; and taking a wrong stage back. */
import { z } from 'zod'
import { type DeltaId, parseId } from '../../../protocol/ids.ts'
import type { AssignmentView, StageView } from '../../../protocol/job/view.ts'
import { reason_chars_max } from '../../../protocol/limits.ts'
import { attributes, type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { field, formFault, submit, textArea } from '../../views/field.ts'
import { statusWord } from '../../views/job-badges.ts'
import { timeline } from '../../views/timeline.ts'
import { readClock } from './clock-entry.ts'
import { type ActForm, acted, formPage, postForm } from './job-act.ts'
import { assignmentField, hiddenAssignment, named } from './job-answer.ts'
import { keyMark } from './popover.ts'
import { nameOf, type Reader, readerOf, sentence } from './reader.ts'

/** In the order in which they happen; the others end an assignment and have forms of their own. */
const visitStages = ['despatched', 'en route', 'on site', 'off site'] as const

type VisitStage = (typeof visitStages)[number]

/** `kl. 03:12`, and some blanks. */
const clock_chars_max = 12

const stageSchema = z.object({
  stage: z.enum(visitStages),
  assignment: assignmentField,
  time: z.string().max(clock_chars_max).default(''),
})

export function jobStage(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const { jobAct } = view.text
  return acted(call, {
    schema: stageSchema,
    form: (reader, filled) => ({
      title: jobAct.stage.title(reader.sheet.job.number),
      body: html`${reader.may.attended.map((one) => stageForm(reader, one, filled))}`,
    }),
    run: async ({ stage, time, ...input }) => {
      const happenedAt = readClock(time, view.times)
      if (happenedAt === 'no time') {
        return { fault: { field: 'time', words: jobAct.stage.noTime } }
      }
      return backend.jobs.reportStage(actor, params.job, {
        stage,
        ...named(input),
        ...(happenedAt === undefined ? {} : { happenedAt }),
      })
    },
    done: sentence(statusWord(view, String(form.stage))),
  })
}

/** The stage that comes next; undefined: all were reported. */
export function nextStage(one: AssignmentView): VisitStage | undefined {
  return visitStages[visitStages.findLastIndex((stage) => isReached(one, stage)) + 1]
}

function isReached({ stages }: AssignmentView, name: VisitStage): boolean {
  return stages.some(({ stage, standing }) => stage === name && standing === 'counts')
}

/** The next stage on one key, the others beside it, and a time where it isn't now. */
export function stageForm(
  reader: Reader,
  one: AssignmentView,
  filled?: Parameters<ActForm>[1],
): Html {
  const { view } = reader
  const { stage } = view.text.jobAct
  const next = nextStage(one)
  const id = `stage-${one.id.slice(0, 8)}`
  const button = (name: VisitStage) => {
    const isNext = name === next
    const own = {
      type: 'submit',
      name: 'stage',
      value: name,
      class: isNext && 'primary',
      'data-key': isNext ? 's' : undefined,
      'data-key-help': isNext ? stage.nextHelp : undefined,
    }
    return html`<button${attributes(own)}>${sentence(statusWord(view, name))}${isNext && keyMark('s')}</button>`
  }
  // Enter in the field for the time reports the first button: the next stage stands first.
  const buttons = visitStages
    .filter((name) => !isReached(one, name))
    .sort((a, b) => Number(b === next) - Number(a === next))
  return postForm(reader, {
    to: 'stage',
    id: `form-${id}`,
    layout: 'line',
    body: html`${formFault(view, filled)}${hiddenAssignment(one.id)}
<div class="stage-buttons">${buttons.map(button)}</div>
${field(view, { name: 'time', label: stage.time, placeholder: stage.now, inputmode: 'numeric', maxlength: clock_chars_max, autocomplete: 'off', required: false, filled, idPrefix: id })}`,
  })
}

/** A stage or a line that was wrong: struck through with the reason, and still there to be read. */
export async function jobTakeBackForm(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, query, view } = call
  const sheet = await backend.jobs.sheet(actor, params.job)
  const of = sheet && wrongOne(query)
  if (!sheet || !of) return notFound
  const reader = readerOf(view, sheet)
  const form = takeBackForm(of)
  return form(reader).title === '' ? go(`/job/${params.job}`) : page(formPage(reader, form))
}

const takeBackSchema = z.object({ reason: z.string().trim().max(reason_chars_max).default('') })

export async function jobTakeBack(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  const of = wrongOne(call.form)
  if (!of) return notFound
  return acted(call, {
    schema: takeBackSchema,
    form: takeBackForm(of),
    run: ({ reason }) =>
      of.slot === undefined
        ? backend.jobs.withdrawStage(actor, params.job, { stage: of.delta, reason })
        : backend.jobs.withdrawEntry(actor, params.job, {
            delta: of.delta,
            slot: of.slot,
            reason,
          }),
    done: view.text.jobAct.takeBack.done,
  })
}

type WrongOne = { readonly delta: DeltaId; readonly slot?: number }

/** Of a form or an address: a stage, or a line of the timeline by delta and slot. */
function wrongOne(given: Readonly<Record<string, unknown>>): WrongOne | undefined {
  const delta = parseId<DeltaId>(String(given.delta))
  if (!delta) return undefined
  const { slot } = given
  if (typeof slot !== 'string') return { delta }
  return /^\d{1,3}$/.test(slot) ? { delta, slot: Number(slot) } : undefined
}

/** The title is empty where there is no such line or stage. */
function takeBackForm({ delta, slot }: WrongOne): ActForm {
  return (reader, filled) => {
    const { view, sheet } = reader
    const { takeBack } = view.text.jobAct
    const shown = slot === undefined ? stageShown(reader, delta) : lineShown(reader, delta, slot)
    return {
      title: shown ? takeBack.title(sheet.job.number) : '',
      body: postForm(reader, {
        to: 'take-back',
        id: 'form-take-back',
        body: html`${formFault(view, filled)}${shown}<p class="hint">${takeBack.hint}</p>
<input type="hidden" name="delta" value="${delta}">
${slot !== undefined && html`<input type="hidden" name="slot" value="${slot}">`}
${textArea(view, { name: 'reason', label: view.text.words.reason, rows: 2, maxlength: reason_chars_max, autofocus: true, filled })}
<p class="actions">${submit(takeBack.submit, { tone: 'danger' })}</p>`,
      }),
    }
  }
}

function stageShown(reader: Reader, delta: DeltaId): Html | undefined {
  const all = reader.sheet.job.assignments.flatMap(({ stages }) => stages)
  const one = all.find(({ id }) => id === delta)
  return one && timeline(reader.view, [stageItem(reader, one)])
}

function stageItem(reader: Reader, one: StageView) {
  const { stage, company, by, happenedAt, enteredAt } = one
  return {
    sign: 'delivered',
    title: sentence(statusWord(reader.view, stage)),
    who: html`${nameOf(reader, company)} ${by}`,
    happenedAt,
    enteredAt,
  } as const
}

function lineShown(reader: Reader, delta: DeltaId, slot: number): Html | undefined {
  const line = reader.sheet.timeline.find((one) => one.id === delta && one.slot === slot)
  if (!line || line.kind === 'withdrawal') return undefined
  const { company, by, happenedAt, enteredAt, content, kind } = line
  const { job } = reader.view.text
  return timeline(reader.view, [
    {
      sign: 'note',
      title: kind === 'unknown' ? job.updateNeeded : job.entries[kind],
      ...(content.is === 'entry' ? { body: html`<span class="text">${content.text}</span>` } : {}),
      who: html`${nameOf(reader, company)} ${by}`,
      happenedAt,
      enteredAt,
    },
  ])
}
