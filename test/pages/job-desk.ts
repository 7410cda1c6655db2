/** Desks of linked companies: somebody logged in at each, who opens jobs and sends forms. */
import assert from 'node:assert/strict'
import type { Test } from 'tap'
import type { Role } from '../../admin-ui/backend/user.ts'
import { type CreateJob, createJob } from '../../node/job/create.ts'
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import type { AssignmentView, JobView } from '../../protocol/job/view.ts'
import { type Served, type ServeOptions, World } from '../api/node.ts'
import { burglary, ok } from '../support/chain.ts'
import { link, until } from '../support/company.ts'
import { type Client, company, type Page } from './client.ts'

/** A busy machine, and a way over two companies. */
const wait_ms = 15_000

export class Desk {
  readonly node: Served
  readonly client: Client
  readonly person: (role?: Role, run?: string) => Promise<Client>

  private constructor(node: Served, client: Client, person: Desk['person']) {
    this.node = node
    this.client = client
    this.person = person
  }

  static async open(t: Test, options: ServeOptions = {}): Promise<Desk> {
    const { node, person } = await company(t, options)
    return new Desk(node, await person('operator'), person)
  }

  /** The page of a job as this desk reads it. */
  async show(job: StreamId, rest = ''): Promise<string> {
    const { status, text } = await this.client.get(`/job/${job}${rest}`)
    assert.equal(status, 200, text.slice(0, 2000))
    return text
  }

  /** Sends a form of the job's page; it must be taken. What is said afterwards is answered. */
  async act(job: StreamId, to: string, form: Record<string, string> = {}): Promise<string> {
    const said = await this.client.post(`/job/${job}/${to}`, form)
    assert.equal(said.status, 303, `${to}: ${said.status} ${plain(said.text)}`)
    return flashOf(await this.client.get(said.headers.get('Location') ?? '/'))
  }

  /** Sends a form that must be refused; the page that says why. */
  async refused(
    job: StreamId,
    to: string,
    form: Record<string, string> = {},
    status = 422,
  ): Promise<string> {
    const said = await this.client.post(`/job/${job}/${to}`, form)
    assert.equal(said.status, status, `${to}: ${said.status} ${plain(said.text)}`)
    return said.text
  }

  async view(job: StreamId): Promise<JobView> {
    const view = await this.node.company.view(job)
    assert(view, 'the job is not here')
    return view
  }

  /** Waits until this desk's copy looks so. */
  until(job: StreamId, what: string, look: (view: JobView) => unknown): Promise<JobView> {
    return until(
      what,
      async () => {
        const view = await this.node.company.view(job)
        return view && look(view) ? view : undefined
      },
      wait_ms,
    )
  }

  /** The assignment that this company holds. */
  async held(job: StreamId): Promise<AssignmentView> {
    const { assignments } = await this.view(job)
    const one = assignments.findLast(({ holder }) => holder === this.node.company.id)
    assert(one, 'this company holds no assignment')
    return one
  }

  async heldId(job: StreamId): Promise<AssignmentId> {
    return (await this.held(job)).id
  }

  /** A job that this company issues. */
  async make(input: Partial<CreateJob> = {}): Promise<StreamId> {
    const { jobs } = this.node.company
    return ok(await createJob(jobs, { ...burglary, ...input }, { by: 'Holm' })).job
  }
}

/** Companies in a row, each linked with the next; the first one's job goes to the second. */
export async function desks<Code extends string>(
  t: Test,
  codes: readonly Code[],
  options: Partial<Record<Code, ServeOptions>> = {},
): Promise<Record<Code, Desk>> {
  const world = new World()
  const made: Partial<Record<Code, Desk>> = {}
  let last: Desk | undefined
  for (const code of codes) {
    const desk = await Desk.open(t, { code: code.toUpperCase(), world, ...options[code] })
    if (last) await link(last.node.company, desk.node.company)
    made[code] = desk
    last = desk
  }
  return made as Record<Code, Desk>
}

/** A job that ALM gave to PAT, at both. */
export async function shared(t: Test, options: Parameters<typeof desks<'alm' | 'pat'>>[2] = {}) {
  const { alm, pat } = await desks(t, ['alm', 'pat'], options)
  const job = await alm.make({ providers: [{ code: 'PAT' }] })
  await pat.until(job, 'the job at PAT', () => true)
  return { alm, pat, job }
}

/** What is said after something was done, as a person reads it. */
export function flashOf({ text }: Pick<Page, 'text'>): string {
  const [, flash = ''] = /<div id="flash" role="status">([\s\S]*?)<\/div><\/div>/.exec(text) ?? []
  return plain(flash)
}

/** Text without its markup, as a person reads it. */
export function plain(html: string): string {
  return html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The value of a field of a form, as it stands in the page. */
export function fieldOf(html: string, name: string): string | undefined {
  const escaped = name.replaceAll(/[.[\]]/g, '\\$&')
  const input = new RegExp(`<input[^>]* name="${escaped}"[^>]*>`).exec(html)?.[0]
  if (input) return entities(/ value="([^"]*)"/.exec(input)?.[1] ?? '')
  const area = new RegExp(`<textarea[^>]* name="${escaped}"[^>]*>\\n?([\\s\\S]*?)</textarea>`)
  const text = area.exec(html)?.[1]
  if (text !== undefined) return entities(text)
  const select = new RegExp(`<select[^>]* name="${escaped}"[^>]*>([\\s\\S]*?)</select>`).exec(html)
  return select?.[1] && entities(/value="([^"]*)" selected/.exec(select[1])?.[1] ?? '')
}

/** All fields of the form of that id, as a browser without script would send them. */
export function formOf(html: string, id: string): Record<string, string> {
  const [, form = ''] =
    new RegExp(`<form[^>]* id="${id}"[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? []
  const fields: Record<string, string> = {}
  for (const [, name = ''] of form.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)) {
    const box = new RegExp(
      `<input[^>]*type="(?:checkbox|radio)"[^>]* name="${name.replaceAll(/[.[\]]/g, '\\$&')}"`,
    )
    if (box.test(form)) continue
    fields[name] = fieldOf(form, name) ?? ''
  }
  return fields
}

function entities(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
}
