/** Commands about companies as they are phoned, with a link or without one. */
import type { AddressBookLine } from '../address-book/entry.ts'
import { type Client, notFound } from './client.ts'
import {
  type Call,
  type Command,
  type Option,
  type Options,
  operand,
  UsageError,
} from './command.ts'
import { columns, plain, section, table } from './print.ts'

/** What is written of a company; of what is not given nothing changes. */
const written: Readonly<Record<string, Option>> = {
  code: { type: 'string', value: 'ABC', help: 'Three letters or digits; empty: none.' },
  phone: {
    type: 'string',
    multiple: true,
    value: '[LABEL=]NUMBER',
    help: 'All numbers anew, one each time. "" alone: none.',
  },
  'around-the-clock': {
    type: 'string',
    value: 'NUMBER',
    help: 'The number that is answered day and night; empty: none.',
  },
  hours: { type: 'string', value: 'TEXT', help: 'Opening hours in words.' },
  open: {
    type: 'string',
    multiple: true,
    value: 'DAY=FROM-TO',
    help: 'A weekly span such as mon=08:00-16:30; all anew. "" alone: none.',
  },
  notes: { type: 'string', value: 'TEXT', help: 'What else is to be known.' },
  role: {
    type: 'string',
    multiple: true,
    value: 'ROLE',
    help: 'alarm company, customer or provider; all anew. "" alone: none.',
  },
  by: { type: 'string', value: 'NAME', help: "Who acts; the token's name." },
}

type One = { readonly company: AddressBookLine }

export const addressBookCommands: readonly Command[] = [
  {
    name: 'address-book list',
    operands: ['[TEXT]'],
    options: {
      role: { type: 'string', value: 'ROLE', help: 'Only alarm company, customer or provider.' },
    },
    summary: 'Companies and how they are phoned; with TEXT those that fit it, the best first.',
    async run({ client, operands, options }) {
      const query = { text: operands[0], role: options.text('role') }
      const answer = await client.get<{ companies: AddressBookLine[] }>('/address-book', query)
      const rows = answer.companies.map((one) => [
        one.code,
        one.name,
        one.link === 'none' ? 'no link' : one.link,
        one.aroundTheClock?.number,
        one.phones[0]?.number,
        openWords(one),
      ])
      const names = ['CODE', 'NAME', 'LINK', 'AROUND THE CLOCK', 'PHONE', 'NOW']
      return { json: answer, lines: table(names, rows, 'No such company.') }
    },
  },
  {
    name: 'address-book add',
    operands: ['NAME'],
    options: written,
    summary: 'Adds a company without a link.',
    async run(call) {
      const body = { name: operand(call, 0), ...bodyOf(call, { text: '', weekly: [] }) }
      const answer = await call.client.post<One>('/address-book', body)
      return { json: answer, lines: linesOf(answer.company) }
    },
  },
  {
    name: 'address-book change',
    operands: ['COMPANY'],
    options: { name: { type: 'string', value: 'NAME', help: 'Another name.' }, ...written },
    summary: 'Changes a company: by its code, its name or its id.',
    async run(call) {
      const { id, hours } = await findEntry(call.client, operand(call, 0))
      const name = call.options.text('name')
      const body = { ...(name === undefined ? {} : { name }), ...bodyOf(call, hours) }
      const answer = await call.client.patch<One>(`/address-book/${id}`, body)
      return { json: answer, lines: linesOf(answer.company) }
    },
  },
  {
    name: 'address-book remove',
    operands: ['COMPANY'],
    options: {},
    summary: 'Removes a company; of a linked one what was written here.',
    async run(call) {
      const { id, name } = await findEntry(call.client, operand(call, 0))
      await call.client.delete(`/address-book/${id}`)
      return { json: { removed: id }, lines: [`${plain(name)} is removed.`] }
    },
  },
]

function bodyOf({ options }: Call, hours: AddressBookLine['hours']): object {
  const text = (option: string, field: string) => {
    const given = options.text(option)
    return given === undefined ? {} : { [field]: given }
  }
  const all = <Item>(option: string, field: string, read: (text: string) => Item) => {
    const given = givenTexts(options, option)
    return given === undefined ? {} : { [field]: given.map(read) }
  }
  const inWords = options.text('hours')
  const weekly = givenTexts(options, 'open')?.map(spanOf)
  const changed = inWords !== undefined || weekly !== undefined
  return {
    ...text('code', 'code'),
    ...all('phone', 'phones', phoneOf),
    ...text('around-the-clock', 'aroundTheClock'),
    ...(changed ? { hours: { text: inWords ?? hours.text, weekly: weekly ?? hours.weekly } } : {}),
    ...text('notes', 'notes'),
    ...all('role', 'roles', (role) => role),
    ...text('by', 'by'),
  }
}

/** Absent: not given. One empty text: none. */
function givenTexts(options: Options, name: string): readonly string[] | undefined {
  const given = options.texts(name)
  return given.length === 0 ? undefined : given.filter((text) => text !== '')
}

function phoneOf(text: string): { label: string; number: string } {
  const at = text.lastIndexOf('=')
  return { label: text.slice(0, Math.max(0, at)), number: text.slice(at + 1) }
}

function spanOf(text: string): { day: string; from: string; to: string } {
  const [, day = '', from = '', to = ''] = /^(\w+)=(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? []
  if (day === '') throw new UsageError(`"${text}" is no span: write mon=08:00-16:30`)
  return { day, from, to }
}

async function findEntry(client: Client, text: string): Promise<AddressBookLine> {
  const { companies } = await client.get<{ companies: AddressBookLine[] }>('/address-book')
  const sought = text.toLowerCase()
  const one =
    companies.find(({ id, code }) => id === text || code?.toLowerCase() === sought) ??
    companies.find(({ name }) => name.toLowerCase() === sought)
  if (!one) throw notFound(`There is no company "${text}": see "baton address-book list".`)
  return one
}

function linesOf(company: AddressBookLine): string[] {
  const { id, name, code, aroundTheClock, phones, hours, notes, roles } = company
  const rows = [
    ['id', id],
    ['code', code],
    ['around the clock', aroundTheClock?.number],
    ...phones.map(({ label, number }) => [label || 'phone', number]),
    ['roles', roles.join(', ')],
    ['hours', hours.text],
    ...hours.weekly.map(({ day, from, to }) => [day, `${from}-${to}`]),
    ['now', openWords(company)],
  ]
  const filled = rows.filter(([, value]) => value !== undefined && value !== '')
  return [
    plain(name),
    ...columns(filled).map((line) => `  ${line}`),
    ...section('Notes', notes ? [plain(notes)] : []),
  ]
}

function openWords({ openNow }: AddressBookLine): string {
  if (openNow === undefined) return ''
  return openNow ? 'open' : 'closed'
}
