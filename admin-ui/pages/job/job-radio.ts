/** One line from the radio room: "14 on site 0312" is the run, the stage and the time. */
import { z } from 'zod'
import type { DeskJob, RadioSaid, RadioUnclear } from '../../backend/desk.ts'
import { type Filled, readForm, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { statusWord } from '../../views/job-badges.ts'
import { refusalWords } from '../../views/refusal.ts'
import { type ActForm, formPage, postForm } from './job-act.ts'
import { type Reader, readerOf } from './reader.ts'

const line_chars_max = 300

const radioSchema = z.object({ line: z.string().trim().min(1).max(line_chars_max) })

export async function jobRadio(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  const about = sheet.job.number
  const again = (filled: Filled) =>
    refused(formPage(readerOf(view, sheet), radioForm, filled), { about })
  const read = readForm(radioSchema, call.form, view)
  if (read.is === 'refused') return again(read)
  const { line } = read.input
  const said = await backend.desk.reportRadio(actor, { line, job: params.job })
  if ('refused' in said) {
    const words = refusalWords(view, said, said.field === 'line' ? 'desk' : 'codes')
    return again(withFault(call.form, 'line', words))
  }
  switch (said.is) {
    case 'reported': {
      const words = saidWords(view, said.said)
      return go(`/job/${said.job}`, { flash: { tone: 'good', words }, about })
    }
    case 'unclear':
      return again(withFault(call.form, 'line', unclearWords(view, said)))
    case 'no job':
      return again(withFault(call.form, 'line', view.text.jobAct.radio.notThisJob(said.said.run)))
    case 'several':
      return again(withFault(call.form, 'line', severalWords(view, said.jobs)))
    default:
      return said satisfies never
  }
}

const radioForm: ActForm = (reader, filled) => {
  const { view, sheet } = reader
  const { radio } = view.text.jobAct
  return {
    title: radio.title(sheet.job.number),
    body: postForm(reader, {
      to: 'radio',
      id: 'form-radio',
      layout: 'line',
      body: html`${filled?.faults[''] && formFault(view, filled)}
${field(view, { name: 'line', label: radio.label, placeholder: radio.example(runOf(reader)), required: true, maxlength: line_chars_max, autocomplete: 'off', spellcheck: 'false', filled, idPrefix: 'radio' })}
${submit(radio.submit)}`,
    }),
  }
}

/** The run that the job has, so that the example can be typed as it is. */
function runOf({ may }: Reader): string {
  const run = may.ours.find((one) => one.fields.run?.value)?.fields.run?.value
  return typeof run === 'string' && run !== '' ? run : '14'
}

/** `14 on site 03:12`. */
function saidWords(view: View, { run, stage, happenedAt }: RadioSaid): string {
  const time = happenedAt === undefined ? '' : view.times.local(happenedAt).slice(-5)
  return [`${view.text.job.fields.run} ${run}:`, statusWord(view, stage), time].join(' ').trim()
}

/** What is not clear, the word in question, and what was understood of the line. */
function unclearWords(view: View, { why, at, understood }: RadioUnclear): string {
  const { radio } = view.text.jobAct
  const { run, stage } = understood
  const known = [run, stage && statusWord(view, stage)].filter((one) => one !== undefined)
  const heard = known.length > 0 ? ` ${radio.understood(known.join(' '))}` : ''
  return `${radio.unclear[why]}${at === undefined ? '' : ` (${at})`}${heard}`
}

function severalWords({ text }: View, jobs: readonly DeskJob[]): string {
  return text.jobAct.radio.several(jobs.map(({ number }) => number).join(', '))
}

/** There where a run of ours is on the job. */
export function radioLine(reader: Reader): Html | undefined {
  return reader.may.report && reader.may.attended.length > 0 ? radioForm(reader).body : undefined
}
