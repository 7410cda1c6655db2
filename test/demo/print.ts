/** What the demo prints: a step, and the job as each company sees it. */
import { styleText } from 'node:util'
import type { JobView } from '../../protocol/job/view.ts'
import type { Company } from './company.ts'

let steps = 0
const began = performance.now()

export const stepsSoFar = () => steps
export const msSoFar = () => Math.round(performance.now() - began)

export function step(text: string): void {
  steps++
  const seconds = (msSoFar() / 1000).toFixed(1).padStart(5)
  console.log(`\n${styleText('dim', `${seconds} s`)}  ${styleText('bold', `${steps}. ${text}`)}`)
}

export function line(text: string): void {
  console.log(`         ${text}`)
}

/** The job in one line a company: what its own screen would say. */
export async function show(companies: readonly Company[], job: string): Promise<void> {
  for (const company of companies) {
    const view = await company.job(job)
    const says = view ? summary(view) : styleText('dim', 'nothing yet')
    line(`${styleText('cyan', company.code)}  ${says}`)
  }
}

function summary(view: JobView): string {
  const who = view.assignments.map(({ code, status, ended }) => `${code} ${ended?.how ?? status}`)
  const waiting = view.sealChecks.length > 0 ? ', seal check waiting' : ''
  return `${view.number}  ${view.life}: ${who.join(' → ') || 'nobody'}${waiting}`
}
