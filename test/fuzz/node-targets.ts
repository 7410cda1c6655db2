/** What the node reads of addresses, headers, settings, queries and the words that people type. */
import assert from 'node:assert/strict'
import { isIP } from 'node:net'
import { isPhone, telOf } from '../../node/address-book/phone.ts'
import { readRadioLine } from '../../node/desk/radio-line.ts'
import { printCursor, readCursor } from '../../node/job/board-order.ts'
import { printQuery, readQuery } from '../../node/job/board-query.ts'
import { hasAll, searchTerms } from '../../node/job/words.ts'
import { isCountry, isZone, readResolutions } from '../../node/operate/company-profile.ts'
import { readConfig } from '../../node/operate/config.ts'
import { addressesIn, isNetwork } from '../../node/operate/networks.ts'
import { forLog, withoutSecrets } from '../../node/operate/redaction.ts'
import { settings } from '../../node/operate/settings.ts'
import { dialable, isDialAddress, isListenAddress, placesIn } from '../../node/transport/address.ts'
import { peerIdOf } from '../../node/transport/peer-id.ts'
import { publicAddress, readableAddress } from '../../node/transport/public-address.ts'
import { nameFault, readLogin } from '../../node/user/names.ts'
import { networkOf } from '../../node/user/network-of.ts'
import { withoutCode } from '../../node/user/recovery-codes.ts'
import { isName } from '../../protocol/identity/certificate.ts'
import { runText } from '../../protocol/job/run.ts'
import { now } from '../link/company.ts'
import { alm } from '../support/shared-job.ts'
import { bytesOf, failing, type Target, textOf } from './target.ts'

const zone = 'Europe/Copenhagen'
const peer = peerIdOf(alm.node)

/** Lines: addresses as a peer says them. */
function checkAddresses(input: Uint8Array): void {
  const addresses = textOf(input).split('\n')
  const [first = ''] = addresses
  if (isListenAddress(first)) assert(isDialAddress(first), 'an address to listen on can be dialled')
  for (const one of dialable(addresses, peer)) assert(one.toString().endsWith(`/p2p/${peer}`))
  for (const place of placesIn(addresses)) assert(isDialAddress(place.toString()))
}

function checkPublicAddress(input: Uint8Array): void {
  const address = publicAddress(textOf(input))
  if (address === undefined) return
  assert(isDialAddress(address))
  assert.equal(publicAddress(address), address)
  assert.equal(typeof readableAddress(address), 'string')
}

/** Lines: a network, and addresses. */
function checkNetworks(input: Uint8Array): void {
  const [network = '', ...addresses] = textOf(input).split('\n')
  const isIn = isNetwork(network) ? addressesIn([network]) : () => false
  for (const address of addresses) {
    if (isIn(address)) assert.notEqual(isIP(address), 0)
    const of = networkOf(address)
    if (isIP(address) === 6) assert(isIP(of.replace(/\/64$/, '')) !== 0 && !of.includes('NaN'), of)
  }
}

function checkQuery(input: Uint8Array): void {
  const text = textOf(input)
  const query = readQuery(text, zone)
  assert.deepEqual(readQuery(printQuery(query), zone), query, 'what is printed is read again')
  const cursor = readCursor(text)
  if (cursor) assert.deepEqual(readCursor(printCursor(cursor)), { ...cursor, by: cursor.by + 0 })
}

function checkSearch(input: Uint8Array): void {
  const terms = searchTerms(textOf(input))
  assert(terms.length <= 8 && terms.every(({ forms }) => forms.length > 0))
  assert(
    hasAll(
      terms.flatMap(({ forms }) => forms),
      terms,
    ),
    'a text is found by its own words',
  )
}

/** Lines: a login, a run. */
function checkNames(input: Uint8Array): void {
  const [typed = '', run] = textOf(input).split('\n')
  const login = readLogin(typed)
  if (login !== undefined) assert.equal(readLogin(login), login, 'a login stays what it is')
  assert.equal(runText(typed.normalize('NFD')), runText(typed), 'however an accent was typed')
  const fault = nameFault(typed, 'guard', run)
  if (fault === undefined) assert(isName(typed))
  const codes = readResolutions(textOf(input).split('\n'))
  if (codes) assert.deepEqual(readResolutions(codes), codes)
  if (isCountry(typed)) assert(/^[A-Z]{2}$/.test(typed))
  if (isZone(typed)) assert.equal(typeof readQuery('from=2026-01-01', typed).from, 'number')
  assert.equal(withoutCode([], typed), undefined)
}

function checkRadio(input: Uint8Array): void {
  const line = textOf(input)
  const read = readRadioLine(line, { now, zone })
  const { happenedAt } = read.is === 'read' ? read.said : read.understood
  if (happenedAt !== undefined) assert(happenedAt <= now && now - happenedAt < 24 * 3_600_000)
  if (read.is === 'unclear') return
  const { run, note } = read.said
  assert(isName(run))
  const heard = line.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  assert(heard.startsWith(run) && heard.endsWith(note), 'run and note are as they were typed')
}

function checkPhone(input: Uint8Array): void {
  const typed = textOf(input)
  if (isPhone(typed)) assert.match(telOf(typed), /^tel:\+?\d{3,15}(;ext=\d{1,6})?$/)
}

/** Lines: `name value`. */
function checkRedaction(input: Uint8Array): void {
  const text = textOf(input)
  const clean = withoutSecrets(text)
  assert.equal(withoutSecrets(clean), clean)
  assert(!/baton1[\w-]{8,}/.test(clean), 'no invitation')
  const lines = text.split('\n').map((line) => line.split(' '))
  const fields = Object.fromEntries(lines.map(([name = '', ...value]) => [name, value.join(' ')]))
  assert.equal(typeof JSON.stringify(forLog(fields)), 'string')
}

/** Lines: `BATON_SETTING=value`. */
async function checkSettings(input: Uint8Array): Promise<void> {
  const lines = textOf(input)
    .split('\n')
    .map((line) => line.split('='))
  const environment = Object.fromEntries(
    lines.map(([name = '', ...value]) => [name, value.join('=')]),
  )
  const missing = () => {
    throw Object.assign(new Error('there is none'), { code: 'ENOENT' })
  }
  await failing(() => readConfig(environment, missing))
}

const p2p = `/p2p/${peer}`
const query =
  'lives=ended&attention=late&priority=1&overdue=1&on-site=1&from=2026-03-29&to=2026-10-25'

export const nodeTargets: readonly Target[] = [
  {
    name: 'addresses',
    kind: 'text',
    seeds: [
      `/dns4/baton.example/tcp/4001${p2p}\n/ip4/203.0.113.7/tcp/1`,
      '/ip6/2001:db8::1/tcp/4001',
    ].map(bytesOf),
    words: [
      '/ip4/',
      '/ip6/',
      '/dns/',
      '/dns6/',
      '/tcp/',
      '/udp/',
      '/p2p/',
      p2p,
      '/',
      '::1',
      '%eth0',
      '/ip6zone/',
      '/http',
      '/unix/',
      '/p2p-circuit',
      '\n',
    ],
    bytesMax: 400,
    run: checkAddresses,
  },
  {
    name: 'public-address',
    kind: 'text',
    seeds: [
      'baton.example.com',
      '203.0.113.7:4002',
      '[2001:db8::1]:4001',
      '/dns4/a.example/tcp/1',
    ].map(bytesOf),
    words: [':', '.', '[', ']', '::', '65536', '-', '/', '/tcp/', '/ip6/'],
    bytesMax: 320,
    run: checkPublicAddress,
  },
  {
    name: 'networks',
    kind: 'text',
    seeds: [
      '10.0.0.0/8\n10.1.2.3\n::ffff:10.0.0.1',
      '2001:db8::/32\n2001:db8::1\nfe80::1%eth0',
    ].map(bytesOf),
    words: ['::', '/', '128', '0', ':', '%', '::ffff:', '\n', '1.2.3.4'],
    bytesMax: 200,
    run: checkNetworks,
  },
  {
    name: 'board-query',
    kind: 'text',
    seeds: [
      query,
      `type=patrol&text=port+office&company=${alm.company}&as=issuer&mine=1`,
      `3.-17.${alm.company}`,
      `text=${'x'.repeat(198)}+🙂`,
      `site=${'x'.repeat(199)}🙂`,
    ].map(bytesOf),
    words: [
      ...query.split(/(?<=[=&])/),
      'site=',
      'text=',
      'unaccepted=1',
      '%20',
      '+',
      '1960-01-01',
      '\ue000',
      ' '.repeat(100),
      'x'.repeat(150),
    ],
    bytesMax: 900,
    run: checkQuery,
  },
  {
    name: 'search',
    kind: 'text',
    seeds: ['aarhus 12-345/6', 'Ærø ß ħ e\u0301'].map(bytesOf),
    words: ['-', './', '\u0301', 'ﬁ', 'İ', '½', '\ue000', 'ÅØ', '#'],
    bytesMax: 400,
    run: checkSearch,
  },
  {
    name: 'names',
    kind: 'text',
    seeds: ['anna.b\n14', 'Jørgen\nR3', 'Europe/Copenhagen', 'DK'].map(bytesOf),
    words: [
      'İ',
      'ẞ',
      'ﬀ',
      'Ω',
      'ǅ',
      '\u0345',
      'ϓ',
      'ͺ',
      '@',
      '\u200d',
      'K',
      'ſ',
      'Ⅷ',
      'Etc/GMT+1',
      'UTC',
    ],
    bytesMax: 200,
    run: checkNames,
  },
  {
    name: 'radio-line',
    kind: 'text',
    seeds: [
      '14 on site 0312',
      'R3 enroute',
      '14 clear 03:40 all secure',
      '14 fremme kl. 03.12',
      '14 på vej',
    ].map(bytesOf),
    words: [
      'on ',
      'off ',
      'site ',
      'is ',
      'now ',
      'at ',
      'kl. ',
      '0312',
      '3.12',
      '24:00',
      'h ',
      'left ',
      'kørt fra stedet ',
      ',',
      '\u0301',
    ],
    bytesMax: 320,
    run: checkRadio,
  },
  {
    name: 'phone',
    kind: 'text',
    seeds: ['+44 (0)20 7946-0000 x12', '112', '86 12 34 56 lok. 3'].map(bytesOf),
    words: ['+', '(0)', ' ', 'ext.', 'x', 'lok', '-', '/'],
    bytesMax: 60,
    run: checkPhone,
  },
  {
    name: 'redaction',
    kind: 'text',
    seeds: [
      'phone 86123456\nBearer abc.def',
      'call +45 86 12 34 56, baton1abcdefghijk',
      `key ${'a'.repeat(90)}`,
    ].map(bytesOf),
    words: [
      'bearer ',
      'basic ',
      'baton1',
      '+45',
      '0',
      '\\n',
      'secret ',
      'token ',
      '__proto__ ',
      'constructor ',
      '00000000-0000-4000-8000-000000000000',
    ],
    bytesMax: 800,
    run: checkRedaction,
  },
  {
    name: 'settings',
    kind: 'text',
    seeds: [
      Object.values(settings)
        .map(({ variable }) => `${variable}=1`)
        .join('\n'),
      'BATON_DATA=./data',
    ].map(bytesOf),
    words: [
      ...Object.values(settings).flatMap((one) => [
        `\n${one.variable}=`,
        ('default' in one && one.default) || '',
      ]),
      '_FILE',
      'true',
      '/',
      ',',
      '-1',
      '1e9',
    ],
    bytesMax: 3000,
    run: checkSettings,
  },
]
