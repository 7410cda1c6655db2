/** Commands about the site book. */
import type { JobPage } from '../api/backend.ts'
import type { PossiblePair } from '../site/duplicates.ts'
import type { SiteList, SiteView } from '../site/list.ts'
import { type Call, type Command, type Option, operand, UsageError } from './command.ts'
import { jobLines } from './job-print.ts'
import { clock, columns, plain, section } from './print.ts'
import { siteId, siteLines, sitePath } from './site-find.ts'

type One = { readonly site: SiteView }

const by: Readonly<Record<string, Option>> = {
  by: { type: 'string', value: 'NAME', help: "Who acts; the token's name." },
}

const written: Readonly<Record<string, Option>> = {
  address: {
    type: 'string',
    multiple: true,
    value: 'LINE',
    help: 'The address above the suburb, one line each time.',
  },
  suburb: { type: 'string', value: 'TEXT', help: 'Or town or city.' },
  postcode: { type: 'string', value: 'TEXT', help: 'The postcode.' },
  reference: { type: 'string', value: 'TEXT', help: 'Under which we know it.' },
  field: {
    type: 'string',
    multiple: true,
    value: 'NAME=VALUE',
    help: 'A field, as often as needed: state, country, accessNotes, hazards, client, …',
  },
  ...by,
}

const readCommands: readonly Command[] = [
  {
    name: 'site list',
    operands: [],
    options: {
      after: { type: 'string', value: 'TEXT', help: 'Where the page before ended.' },
      warned: { type: 'boolean', help: 'With keys, where the owner has changed the address.' },
    },
    summary: 'Sites by name, with their owner.',
    async run({ client, options }) {
      const warned = options.has('warned') ? 'true' : undefined
      const query = { after: options.text('after'), warned }
      const page = await client.get<SiteList>('/sites', query)
      const more = page.next ? ['', `More: --after ${JSON.stringify(page.next)}`] : []
      return { json: page, lines: [...siteLines(page.sites, 'No sites.'), ...more] }
    },
  },
  {
    name: 'site search',
    operands: ['TEXT'],
    options: {},
    summary: 'Sites that have all these words in name, address, reference or accounts.',
    async run(call) {
      const found = await call.client.get<SiteList>('/sites', { search: operand(call, 0) })
      const more = found.more ? ['', 'There are more: type more.'] : []
      return { json: found, lines: [...siteLines(found.sites, 'No such site.'), ...more] }
    },
  },
  {
    name: 'site show',
    operands: ['SITE'],
    options: {},
    summary: 'A site: its reference, its name, words that it alone has, or its id.',
    run: async (call) =>
      shown(await call.client.get<One>(await sitePath(call.client, operand(call, 0)))),
  },
  {
    name: 'site jobs',
    operands: ['SITE'],
    options: { cursor: { type: 'string', value: 'TEXT', help: 'Where the page before ended.' } },
    summary: 'Jobs at a site, the newest first.',
    async run(call) {
      const { client, options, now } = call
      const path = await sitePath(client, operand(call, 0))
      const page = await client.get<JobPage>(`${path}/jobs`, { cursor: options.text('cursor') })
      const more = page.next ? ['', `More: --cursor ${page.next}`] : []
      return { json: page, lines: [...jobLines(page.jobs, now), ...more] }
    },
  },
  {
    name: 'site duplicates',
    operands: ['[SITE]'],
    options: {},
    summary: 'Pairs of sites that may be one and the same; with SITE its own.',
    async run({ client, operands: [site] }) {
      const of = site === undefined ? '/sites' : await sitePath(client, site)
      const answer = await client.get<{ pairs: readonly PossiblePair[] }>(`${of}/duplicates`)
      const lines = answer.pairs.flatMap(({ site, other, certain }) => [
        certain ? 'Written otherwise:' : 'Perhaps the same:',
        ...siteLines([site, other], '').slice(1),
      ])
      return { json: answer, lines: lines.length > 0 ? lines : ['No possible duplicates.'] }
    },
  },
]

const writeCommands: readonly Command[] = [
  {
    name: 'site add',
    operands: ['NAME'],
    options: written,
    summary: 'Adds a site of our own.',
    async run(call) {
      const fields = { name: operand(call, 0), ...fieldsIn(call) }
      return shown(await call.client.post<One>('/sites', { fields, ...acting(call) }))
    },
  },
  {
    name: 'site edit',
    operands: ['SITE'],
    options: { name: { type: 'string', value: 'NAME', help: 'Another name.' }, ...written },
    summary: 'Changes what is given; an empty value clears.',
    async run(call) {
      const path = await sitePath(call.client, operand(call, 0))
      const name = call.options.text('name')
      const fields = { ...(name === undefined ? {} : { name }), ...fieldsIn(call) }
      return shown(await call.client.patch<One>(path, { fields, ...acting(call) }))
    },
  },
  write('site note', ['TEXT'], 'Writes a note that no other company gets.', '/notes', (call) => ({
    text: operand(call, 1),
  })),
  write(
    'site key',
    ['held|out|in|gone', 'NUMBER', '[WHO-OR-WHERE]'],
    'A key is held now (on which hook), out (with whom), in again, or gone.',
    '/keys',
    (call) => {
      const [, is, number, third = ''] = call.operands
      return { is, number, ...(is === 'held' ? { where: third } : { who: third }) }
    },
  ),
  write(
    'site settle-warning',
    [],
    'Somebody has read that the owner changed the address of a site whose keys are held.',
    '/settle-keys-warning',
    () => ({}),
  ),
  {
    ...write(
      'site merge',
      ['OTHER'],
      'Merges OTHER into SITE, which remains.',
      '/merge',
      async (call) => {
        const others = [operand(call, 1), ...call.options.texts('also')]
        return { sites: await Promise.all(others.map((one) => siteId(call.client, one))) }
      },
    ),
    options: {
      also: { type: 'string', multiple: true, value: 'SITE', help: 'A further one that goes.' },
      ...by,
    },
  },
  write(
    'site unmerge',
    [],
    'Takes a site, by its id, out of the one it was merged into.',
    '/unmerge',
    () => ({}),
  ),
  write(
    'site distinct',
    ['OTHER'],
    'Says that two sites are two places.',
    '/distinct',
    async (call) => ({
      other: await siteId(call.client, operand(call, 1)),
    }),
  ),
  write(
    'site not-distinct',
    ['OTHER'],
    'Takes back that two sites are two places.',
    '/not-distinct',
    async (call) => ({
      other: await siteId(call.client, operand(call, 1)),
    }),
  ),
]

export const siteCommands: readonly Command[] = [...readCommands, ...writeCommands]

/** A command that writes to a site that is there. */
function write(
  name: string,
  operands: readonly string[],
  summary: string,
  path: string,
  body: (call: Call) => object | Promise<object>,
): Command {
  return {
    ...{ name, summary, options: by },
    operands: ['SITE', ...operands],
    async run(call) {
      const site = await sitePath(call.client, operand(call, 0))
      const input = { ...(await body(call)), ...acting(call) }
      return shown(await call.client.post<One>(`${site}${path}`, input))
    },
  }
}

function acting({ options }: Call): object {
  const name = options.text('by')
  return name === undefined ? {} : { by: name }
}

function fieldsIn({ options }: Call): Record<string, string> {
  const lines = options.texts('address')
  const short = ['suburb', 'postcode', 'reference'].flatMap((name) => {
    const text = options.text(name)
    return text === undefined ? [] : [[name, text] as const]
  })
  const pairs = options.texts('field').map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw new UsageError(`"${pair}" is no field: write name=value`)
    return [pair.slice(0, at), pair.slice(at + 1)] as const
  })
  return Object.fromEntries([
    ...(lines.length > 0 ? [['lines', lines.join('\n')] as const] : []),
    ...short,
    ...pairs,
  ])
}

function shown(answer: One) {
  const { site } = answer
  const { name, address, owner, fields, keysHeld, keysWarning } = site
  const { distinct, merged, mergedInto } = site
  const told = Object.entries(fields).filter(([field]) => !unlisted.has(field))
  const rows = [
    ['id', site.id],
    ['address', address],
    ['owner', owner.name],
    ...told,
    ['warning', keysWarning.length > 0 ? `changed: ${keysWarning.join(', ')}` : ''],
    ['merged into', mergedInto ? `${mergedInto.name} ${mergedInto.id}` : ''],
  ].filter(([, text]) => text)
  const keys = keysHeld.map(({ number, where, out }) => [
    number,
    where,
    out && `out: ${out.who}, ${clock(out.since)}`,
  ])
  const history = site.history.map(({ at, by, kind, items, text }) => [
    clock(at),
    by,
    kind,
    [...items, text].filter(Boolean).join(', '),
  ])
  const lines = [
    plain(`${name} (${owner.code || owner.name})`),
    ...columns(rows).map((line) => `  ${line}`),
    ...section('Keys', columns(keys)),
    ...section('Merged into it', merged.length > 0 ? siteLines(merged, '') : []),
    ...section('Other places than it', distinct.length > 0 ? siteLines(distinct, '') : []),
    ...section('History', columns(history)),
  ]
  return { json: answer, lines }
}

/** Fields that stand in other lines, or that say nothing to people. */
const unlisted = new Set([
  ...['name', 'lines', 'suburb', 'state', 'postcode', 'country', 'keys', 'owner', 'source'],
  ...['mergedInto', 'formerKeys', 'keysWarning', 'distinctFrom'],
])
