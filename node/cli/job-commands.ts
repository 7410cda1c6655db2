/** Commands about jobs as a whole: new, lists, one, its fields, its end. */
import type { JobDetail, JobPage } from '../api/backend.ts'
import type { TimelineLine } from '../job/entries.ts'
import type { Done } from '../job/result.ts'
import { type Call, type Command, type Option, operand } from './command.ts'
import { jobPath } from './job-find.ts'
import { detailLines, jobLines, savedLines } from './job-print.ts'
import { plain } from './print.ts'
import { siteId } from './site-find.ts'
import { actingOf, fieldsOf, numberOf } from './values.ts'

export const actingOptions: Readonly<Record<string, Option>> = {
  by: { type: 'string', value: 'NAME', help: "Who acts, as others read it; the token's name." },
  at: { type: 'string', value: 'TIME', help: 'When it happened: 14:32 or 2026-11-21T14:32.' },
}

export const fieldOption: Readonly<Record<string, Option>> = {
  field: {
    type: 'string',
    multiple: true,
    value: 'NAME=VALUE',
    help: 'A field, as often as needed: siteName, dueAt, orderNumber, …',
  },
}

/** Fields that every job has get options of their own. */
const shortFields = {
  site: 'siteName',
  address: 'siteAddress',
  request: 'request',
  type: 'type',
  priority: 'priority',
} as const

const jobOptions: Readonly<Record<string, Option>> = {
  site: { type: 'string', value: 'NAME', help: "The site's name." },
  'book-site': {
    type: 'string',
    value: 'SITE',
    help: 'A site of the book, which says name and address.',
  },
  address: { type: 'string', value: 'ADDRESS', help: "The site's address." },
  request: { type: 'string', value: 'TEXT', help: 'What is to be done.' },
  type: { type: 'string', value: 'TYPE', help: 'alarm response, patrol, lock-up, …' },
  priority: { type: 'string', value: 'N', help: 'A number.' },
  ...fieldOption,
}

const newOptions: Readonly<Record<string, Option>> = {
  ...jobOptions,
  provider: { type: 'string', multiple: true, value: 'CODE', help: 'Who does it; sent at once.' },
  'alarm-company': { type: 'string', value: 'CODE', help: 'Whose alarm it is.' },
  customer: { type: 'string', value: 'CODE', help: 'Who pays.' },
  phone: { type: 'string', multiple: true, value: 'NAME', help: 'A provider that is phoned.' },
  number: { type: 'string', value: 'NUMBER', help: 'Of our own system; else the next one.' },
  attend: { type: 'boolean', help: 'This company attends itself.' },
  'answer-minutes': { type: 'string', value: 'N', help: 'Minutes to answer in.' },
  ...actingOptions,
}

export const jobCommands: readonly Command[] = [
  {
    name: 'job new',
    operands: [],
    options: newOptions,
    summary: 'Makes a job, and sends it to the linked companies that it names.',
    async run(call) {
      const made = await call.client.post<Done & { number: string }>('/jobs', {
        ...newJob(call),
        ...(await bookSite(call)),
      })
      return { json: made, lines: savedLines(plain(made.number), made) }
    },
  },
  {
    name: 'job list',
    operands: [],
    options: {
      life: { type: 'string', value: 'LIFE', help: 'unassigned, open, complete or cancelled.' },
      number: { type: 'string', value: 'NUMBER', help: 'The whole number.' },
      site: { type: 'string', value: 'TEXT', help: "How the site's name or reference begins." },
      reference: { type: 'string', value: 'TEXT', help: 'A whole reference.' },
      limit: { type: 'string', value: 'N', help: 'How many; 50.' },
      cursor: { type: 'string', value: 'TEXT', help: 'Where the page before ended.' },
    },
    summary: 'Jobs, the newest first.',
    async run({ client, options, now }) {
      const names = ['life', 'number', 'site', 'reference', 'limit', 'cursor']
      const query = Object.fromEntries(names.map((name) => [name, options.text(name)]))
      const page = await client.get<JobPage>('/jobs', query)
      const more = page.next ? ['', `More: --cursor ${page.next}`] : []
      return { json: page, lines: [...jobLines(page.jobs, now), ...more] }
    },
  },
  {
    name: 'job show',
    operands: ['JOB'],
    options: {},
    summary: 'A job with its way, fields, stages and timeline. JOB is a number or an id.',
    async run(call) {
      const path = await jobPath(call.client, operand(call, 0))
      const detail = await call.client.get<JobDetail>(path)
      const { entries } = await call.client.get<{ entries: TimelineLine[] }>(`${path}/entries`)
      return { json: { ...detail, timeline: entries }, lines: detailLines(detail, entries) }
    },
  },
  {
    name: 'job edit',
    operands: ['JOB'],
    options: {
      ...jobOptions,
      assignment: { type: 'string', value: 'ID', help: 'Whose fields; ours.' },
      ...actingOptions,
    },
    summary: 'Changes fields. An empty value clears. On a complete job the edit is held here.',
    async run(call) {
      const { client, options, now } = call
      const path = await jobPath(client, operand(call, 0))
      const assignment = options.text('assignment')
      const done = await client.patch<Done>(path, {
        fields: namedFields(call),
        ...(await bookSite(call)),
        ...(assignment === undefined ? {} : { assignment }),
        ...actingOf(options, now),
      })
      return { json: done, lines: savedLines('Saved.', done) }
    },
  },
]

async function bookSite({ client, options }: Call): Promise<object> {
  const site = options.text('book-site')
  return site === undefined ? {} : { site: await siteId(client, site) }
}

function newJob(call: Call): object {
  const { options, now } = call
  const providers = [
    ...options.texts('provider').map((code) => ({ code })),
    ...options.texts('phone').map((name) => ({ name })),
  ]
  const alarmCompany = options.text('alarm-company')
  const customer = options.text('customer')
  const number = options.text('number')
  const minutes = options.text('answer-minutes')
  return {
    fields: namedFields(call),
    ...(providers.length > 0 ? { providers } : {}),
    ...(alarmCompany === undefined ? {} : { alarmCompany: { code: alarmCompany } }),
    ...(customer === undefined ? {} : { customer: { code: customer } }),
    ...(number === undefined ? {} : { number }),
    ...(options.has('attend') ? { attend: true } : {}),
    ...(minutes === undefined ? {} : { answerMinutes: numberOf(minutes, 'answer-minutes') }),
    ...actingOf(options, now),
  }
}

function namedFields({ options, now }: Call): object {
  const short = Object.entries(shortFields).flatMap(([option, field]) => {
    const text = options.text(option)
    return text === undefined ? [] : [`${field}=${text}`]
  })
  return fieldsOf([...short, ...options.texts('field')], now)
}
