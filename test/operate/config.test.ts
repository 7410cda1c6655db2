import t from 'tap'
import { configHelp, type Environment, readConfig } from '../../node/operate/config.ts'
import { editDistance } from '../../node/operate/edit-distance.ts'
import { Failure } from '../../node/operate/failure.ts'
import { settings } from '../../node/operate/settings.ts'

const token = 'x'.repeat(24)

function read(environment: Environment, files: Record<string, string> = {}) {
  return readConfig(environment, (path) => {
    const text = files[path]
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
    return text
  })
}

/** The lines of the refusal. */
function refusal(environment: Environment, files: Record<string, string> = {}): string[] {
  try {
    read(environment, files)
    return []
  } catch (error) {
    if (error instanceof Failure && error.code === 'BATON_CONFIG') return error.message.split('\n')
    throw error
  }
}

t.test('with nothing set every default holds, and what has none is absent', async (t) => {
  t.strictSame(read({ PATH: '/usr/bin' }), {
    data: './data',
    httpHost: '127.0.0.1',
    httpPort: 8080,
    listen: ['/ip4/0.0.0.0/tcp/4001'],
    logLevel: 'info',
    logPretty: false,
    attachmentsGigabytes: 20,
    auditDays: 365,
    backupEvery: 24,
    backupKeep: { days: 7, weeks: 4 },
    completeNeeds: ['on-site', 'off-site', 'resolution'],
  })
})

t.test('what is set is read as what it means', async (t) => {
  const environment = {
    BATON_DATA: '/srv/baton',
    BATON_HTTP_PORT: '0',
    BATON_LISTEN: '/ip4/0.0.0.0/tcp/4001, /ip6/::/tcp/4001',
    BATON_ANNOUNCE: '/dns4/patrol.example/tcp/4001',
    BATON_COMPANY_NAME: 'Patrol & Sons',
    BATON_COMPANY_CODE: 'PAT',
    BATON_LOG_PRETTY: 'true',
    BATON_API_TOKEN: token,
    BATON_COMPLETE_NEEDS: 'none',
  }
  t.match(read(environment), {
    data: '/srv/baton',
    httpPort: 0,
    listen: ['/ip4/0.0.0.0/tcp/4001', '/ip6/::/tcp/4001'],
    announce: ['/dns4/patrol.example/tcp/4001'],
    companyName: 'Patrol & Sons',
    companyCode: 'PAT',
    logPretty: true,
    apiToken: token,
    completeNeeds: [],
  })
  const needs = { BATON_COMPLETE_NEEDS: 'advised,docket-number' }
  t.strictSame(read(needs).completeNeeds, ['advised', 'docket-number'])
})

t.test('an empty variable counts as not set', async (t) => {
  const { httpPort, apiToken } = read({ BATON_HTTP_PORT: '', BATON_API_TOKEN: '' })
  t.equal(httpPort, 8080)
  t.equal(apiToken, undefined)
})

t.test('a wrong value is refused with the variable, the value and what was expected', async (t) => {
  const wrong: [variable: string, value: string][] = [
    ['BATON_HTTP_PORT', '65536'],
    ['BATON_HTTP_PORT', '80a'],
    ['BATON_HTTP_HOST', 'a b'],
    ['BATON_LISTEN', '0.0.0.0:4001'],
    ['BATON_LISTEN', '/ip4/0.0.0.0/udp/4001'],
    ['BATON_LISTEN', '/ip4/0.0.0.0/tcp/4001,'],
    ['BATON_ANNOUNCE', '/dns4/patrol.example'],
    ['BATON_LOG_LEVEL', 'loud'],
    ['BATON_LOG_PRETTY', 'yes'],
    ['BATON_COMPLETE_NEEDS', 'on-site,signature'],
    ['BATON_COMPLETE_NEEDS', 'none,advised'],
  ]
  for (const [variable, value] of wrong) {
    const lines = refusal({ [variable]: value })
    const setting = Object.values(settings).find((one) => one.variable === variable)
    t.strictSame(lines, [`${variable} is "${value}": expected ${setting?.expected}`])
  }
})

t.test('all that is wrong is said at once', async (t) => {
  t.equal(refusal({ BATON_HTTP_PORT: 'x', BATON_LOG_LEVEL: 'x', BATON_DATE: 'x' }).length, 3)
})

t.test('name and code of the company go together', async (t) => {
  const together = /go together/
  t.match(refusal({ BATON_COMPANY_NAME: 'Patrol' }), [together])
  t.match(refusal({ BATON_COMPANY_CODE: 'PAT' }), [together])
  const lowercase = refusal({ BATON_COMPANY_NAME: 'Patrol', BATON_COMPANY_CODE: 'pat' })
  t.match(lowercase, [/three capital letters or digits/])
})

t.test('an unknown variable refuses to start and is told what was meant', async (t) => {
  const meant: [unknown: string, hint: RegExp][] = [
    ['BATON_HTTP_PROT', /did you mean BATON_HTTP_PORT\?/],
    ['BATON_PORT', /did you mean BATON_HTTP_PORT\?/],
    ['BATON_LISTENS', /did you mean BATON_LISTEN\?/],
    ['BATON_API_TOKEN_FIEL', /did you mean BATON_API_TOKEN_FILE\?/],
    ['BATON_DATA_FILE', /is no setting/],
    ['BATON_QUUX_FROB', /"baton config help" lists/],
    ['BATON_', /is no setting/],
  ]
  for (const [unknown, hint] of meant) t.match(refusal({ [unknown]: '' }), [hint])
  t.strictSame(refusal({ BATONX: '1', OTHER_BATON_PORT: '1' }), [])
})

t.test('a secret is read from a file, without the end of its line', async (t) => {
  const environment = { BATON_API_TOKEN_FILE: '/run/secrets/token' }
  t.equal(read(environment, { '/run/secrets/token': `${token}\n` }).apiToken, token)
  const both = { ...environment, BATON_API_TOKEN: token }
  t.match(refusal(both, { '/run/secrets/token': token }), [/both set/])
  t.match(refusal(environment), [/BATON_API_TOKEN_FILE names \/run\/secrets\/token.*ENOENT/])
  t.match(refusal(environment, { '/run/secrets/token': '\n' }), [/expected at least 24/])
})

t.test('a secret that is refused isn’t shown', async (t) => {
  const [line = ''] = refusal({ BATON_API_TOKEN: 'hunter2' })
  t.match(line, /^BATON_API_TOKEN is not acceptable/)
  t.notMatch(line, 'hunter2')
})

t.test('the help names every setting, its default and what is expected', async (t) => {
  const help = configHelp()
  for (const setting of Object.values(settings)) {
    t.match(help, `${setting.variable}${'default' in setting ? ` (${setting.default})` : '\n'}`)
    t.match(help, `Expected: ${setting.expected}.`)
    t.equal(help.includes(`${setting.variable}_FILE`), 'secret' in setting)
  }
})

t.test('the distance of two words is the letters to change', async (t) => {
  const distances: [string, string, number][] = [
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['flaw', 'lawn', 2],
    ['same', 'same', 0],
  ]
  for (const [one, other, distance] of distances) {
    t.equal(editDistance(one, other), distance)
    t.equal(editDistance(other, one), distance)
  }
})

t.test('backups into a folder need one key, of which the secret part is never shown', async (t) => {
  const folder = { BATON_BACKUP_FOLDER: '/mnt/backups' }
  const passphrase = { BATON_BACKUP_PASSPHRASE: 'seven words of a poem' }
  t.match(refusal(folder), [/BATON_BACKUP_PASSPHRASE or BATON_BACKUP_RECIPIENT/])
  t.match(read({ ...folder, ...passphrase }), { backupPassphrase: 'seven words of a poem' })
  t.match(refusal({ ...passphrase, BATON_BACKUP_RECIPIENT: 'age1qqq' }), [/keep one of them/])
  const short = refusal({ BATON_BACKUP_PASSPHRASE: 'too short' })
  t.match(short, [/not acceptable: expected at least 12 characters/])
  t.notMatch(short.join(), 'too short')
  t.match(refusal({ BATON_BACKUP_RECIPIENT: 'AGE-SECRET-KEY-1' }), [/begins with age1/])
  t.match(read({ BATON_BACKUP_KEEP: '14,8' }), { backupKeep: { days: 14, weeks: 8 } })
  for (const text of ['7', '7d,4w', '-1,4']) t.match(refusal({ BATON_BACKUP_KEEP: text }), [/days/])
})
