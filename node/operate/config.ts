/** Reads the settings out of the environment, and explains them. */
import type { z } from 'zod'
import { editDistance } from './edit-distance.ts'
import { Failure } from './failure.ts'
import { commandLineVariables, type Setting, settings } from './settings.ts'

type Settings = typeof settings
type WithDefault = {
  [Key in keyof Settings]: Settings[Key] extends { readonly default: string } ? Key : never
}[keyof Settings]
type Values = { readonly [Key in keyof Settings]: z.output<Settings[Key]['parse']> }

/** By the keys of the table. What has no default may be absent. */
export type Config = Pick<Values, WithDefault> & Partial<Omit<Values, WithDefault>>

export type Environment = Readonly<Record<string, string | undefined>>

/** More letters than this to change, and it was no slip of the fingers. */
const slip_letters_max = 3

const table: readonly (readonly [string, Setting])[] = Object.entries(settings)

/**
 * The configuration, or a Failure BATON_CONFIG that names every wrong variable, one a line. An
 * empty variable counts as not set: that is what an unset one becomes in a compose file.
 */
export function readConfig(environment: Environment, readFile: (path: string) => string): Config {
  const wrong = unknownVariables(environment)
  const config: Record<string, unknown> = {}
  for (const [key, setting] of table) {
    const value = readSetting(setting, environment, readFile)
    if ('wrong' in value) wrong.push(value.wrong)
    else if (value.is !== undefined) config[key] = value.is
  }
  if (!environment.BATON_COMPANY_NAME !== !environment.BATON_COMPANY_CODE) {
    wrong.push('BATON_COMPANY_NAME and BATON_COMPANY_CODE go together: set both or neither')
  }
  wrong.push(...backupFaults(config))
  if (wrong.length > 0) throw new Failure('BATON_CONFIG', wrong.join('\n'))
  return config as Config
}

function backupFaults(config: Partial<Config>): string[] {
  const { backupFolder: folder, backupPassphrase: passphrase, backupRecipient: recipient } = config
  if (passphrase !== undefined && recipient !== undefined) {
    return ['BATON_BACKUP_PASSPHRASE and BATON_BACKUP_RECIPIENT are both set: keep one of them']
  }
  if (folder === undefined || passphrase !== undefined || recipient !== undefined) return []
  return ['BATON_BACKUP_FOLDER needs BATON_BACKUP_PASSPHRASE or BATON_BACKUP_RECIPIENT']
}

/** What `baton config help` prints. */
export function configHelp(): string {
  return table.map(([, setting]) => helpOf(setting)).join('\n')
}

function helpOf(setting: Setting): string {
  const { variable, help, expected } = setting
  const fallback = setting.default === undefined ? '' : ` (${setting.default})`
  const file = setting.secret ? `  Or ${variable}_FILE: a file that holds it.\n` : ''
  return `${variable}${fallback}\n  ${help}\n  Expected: ${expected}.\n${file}`
}

type Found<T> = { readonly is: T | undefined } | { readonly wrong: string }

function readSetting(
  setting: Setting,
  environment: Environment,
  readFile: (path: string) => string,
): Found<unknown> {
  const text = textFor(setting, environment, readFile)
  if ('wrong' in text || text.is === undefined) return text
  const { success, data } = setting.parse.safeParse(text.is)
  if (success) return { is: data }
  // A secret isn't shown, not even a wrong one: it may be right elsewhere.
  const given = setting.secret ? 'not acceptable' : JSON.stringify(text.is)
  return { wrong: `${setting.variable} is ${given}: expected ${setting.expected}` }
}

function textFor(
  { variable, secret, default: fallback }: Setting,
  environment: Environment,
  readFile: (path: string) => string,
): Found<string> {
  const text = environment[variable] || undefined
  const file = secret && environment[`${variable}_FILE`]
  if (!file) return { is: text ?? fallback }
  if (text !== undefined) {
    return { wrong: `${variable} and ${variable}_FILE are both set: keep one of them` }
  }
  try {
    // Whatever wrote the file ended its line.
    return { is: readFile(file).trimEnd() }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { wrong: `${variable}_FILE names ${file}, which can't be read (${code})` }
  }
}

function unknownVariables(environment: Environment): string[] {
  const known = table.flatMap(([, { variable, secret }]) =>
    secret ? [variable, `${variable}_FILE`] : [variable],
  )
  const passed = [...known, ...commandLineVariables]
  return Object.keys(environment)
    .filter((name) => name.startsWith('BATON_') && !passed.includes(name))
    .map((name) => {
      const meant = nearest(name, known)
      const hint = meant ? `did you mean ${meant}?` : '"baton config help" lists all settings'
      return `${name} is no setting of Baton: ${hint}`
    })
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const word = name.slice('BATON_'.length)
  const distances = known.map((one) => {
    // BATON_PORT is meant for BATON_HTTP_PORT, however many letters are missing.
    const distance = word !== '' && one.endsWith(`_${word}`) ? 1 : editDistance(name, one)
    return { one, distance }
  })
  distances.sort((a, b) => a.distance - b.distance)
  const [best] = distances
  return best && best.distance <= slip_letters_max ? best.one : undefined
}
