/** A company's own node: reads the settings, starts everything, stops in good order. */
import { readFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { pages } from '../admin-ui/app.ts'
import { Verifier } from '../protocol/identity/keys.ts'
import { createApp } from './api/app.ts'
import type { Backend, CompanyBackend, SetUp } from './api/backend.ts'
import type { Refused } from './api/error.ts'
import { refuseRequest } from './api/error.ts'
import { jobBackend } from './api/job-backend.ts'
import { linkBackend } from './api/link-backend.ts'
import { pagesBackend } from './api/pages-backend.ts'
import { type HttpServer, startHttp } from './api/server.ts'
import { adminToken, adminTokenFile } from './api/token-file.ts'
import { Tokens } from './api/tokens.ts'
import { type CompanyNode, startCompany } from './compose.ts'
import { createIdentity, loadIdentity } from './identity/identity.ts'
import { type Config, configHelp, readConfig } from './operate/config.ts'
import { ending } from './operate/failure.ts'
import { createLog, type Log } from './operate/log.ts'

/** What is being done at the stop is given that long; then the process ends all the same. */
const stop_ms_max = 20_000

class Program {
  readonly #config: Config
  readonly #log: Log
  readonly #tokens: Tokens
  readonly #version: string
  #company: { node: CompanyNode; backend: CompanyBackend } | undefined
  #http: HttpServer | undefined
  #stopping = false
  #settingUp = false
  /** Of the identity that was made here; shown once, when the company has begun. */
  #phrase: string | undefined

  constructor(config: Config, log: Log, tokens: Tokens, version: string) {
    this.#config = config
    this.#log = log
    this.#tokens = tokens
    this.#version = version
  }

  async start(): Promise<void> {
    const { data, httpHost, httpPort, companyName, companyCode } = this.#config
    const identity = await loadIdentity(data, new Verifier())
    if (identity) await this.#begin()
    else if (companyName && companyCode) await this.#found(companyName, companyCode)
    const backend = this.#backend()
    const app = createApp({
      backend,
      tokens: this.#tokens,
      log: this.#log,
      names: this.#config.httpNames ?? [],
      pages: pages(pagesBackend(backend, this.#tokens)),
    })
    this.#http = await startHttp(app, { host: httpHost, port: httpPort })
    this.#log.info({ url: this.#http.url, keys: adminTokenFile(data) }, this.#greeting())
  }

  /** Orderly: what is acknowledged is durable, what is open is closed. Exit code 0. */
  async stop(): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    setTimeout(() => process.exit(0), stop_ms_max).unref()
    await this.#http?.stop()
    await this.#company?.node.stop()
    this.#log.info({}, 'stopped')
    process.exit(0)
  }

  /** What nobody can go on after: one line, and an exit code that a service manager understands. */
  fail(error: unknown): void {
    const { text, exitCode } = ending(error)
    this.#log.fatal({}, text)
    process.exit(exitCode)
  }

  #greeting(): string {
    const company = this.#company
    if (!company) return 'ready to be set up: baton setup --name NAME --code ABC'
    const { code, name } = company.backend.own
    return `ready: ${code} ${name}`
  }

  #backend(): Backend {
    return {
      version: this.#version,
      company: () => this.#company?.backend,
      setUp: (input) => this.#setUp(input),
      notReady: () => (this.#company ? undefined : 'The company is not set up yet.'),
    }
  }

  async #setUp(input: { name: string; code: string }): Promise<SetUp | Refused> {
    if (this.#company || this.#settingUp) {
      return refuseRequest('already-set-up', 'This node has its company already.')
    }
    this.#settingUp = true
    try {
      const recoveryPhrase = await this.#found(input.name, input.code)
      return { company: this.#begun().own.company, recoveryPhrase }
    } finally {
      this.#settingUp = false
    }
  }

  async #found(name: string, code: string): Promise<string> {
    // Where beginning failed, the identity is there: the next try goes on with it.
    this.#phrase ??= await createIdentity(this.#config.data, { name, code, now: Date.now() })
    const phrase = this.#phrase
    await this.#begin()
    this.#phrase = undefined
    return phrase
  }

  async #begin(): Promise<void> {
    const identity = await loadIdentity(this.#config.data, new Verifier())
    if (!identity) throw new Error('an identity that was made is not there')
    const node = await startCompany(identity, {
      config: this.#config,
      log: this.#log,
      failed: (error) => this.fail(error),
    })
    const { settings } = node.storage
    const kept = this.#tokens.keepIn({
      get: () => settings.get('tokens'),
      put: (tokens) => node.storage.write((unit) => unit.putSetting('tokens', tokens)),
    })
    await kept.catch(async (error: unknown) => {
      await node.stop()
      throw error
    })
    this.#company = { node, backend: companyBackend(node, (error) => this.fail(error)) }
  }

  #begun(): CompanyBackend {
    if (!this.#company) throw new Error('the company was not begun')
    return this.#company.backend
  }
}

function companyBackend(node: CompanyNode, failed: (error: unknown) => void): CompanyBackend {
  const { company, node: id, code, name } = node.identity.certified
  const jobs = jobBackend(node.jobs, node.receipts)
  let rebuilding: { done: number; total: number } | undefined
  return {
    own: { company, node: id, code, name },
    jobs,
    links: linkBackend({
      links: node.links,
      linking: node.linking,
      network: node.network,
      context: node.jobs,
      jobs,
    }),
    addresses: () => node.transport.addresses(),
    alarms: () => node.news.alarms(),
    rebuild() {
      if (rebuilding) return refuseRequest('too-many', 'A rebuild runs already.')
      rebuilding = { done: 0, total: 0 }
      node.streams
        .rebuild((done, total) => {
          rebuilding = { done, total }
        })
        .then(() => {
          rebuilding = undefined
        }, failed)
      return undefined
    },
    rebuilding: () => rebuilding,
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(`The settings of a node, as environment variables:\n\n${configHelp()}`)
    return
  }
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'))
  await mkdir(config.data, { recursive: true, mode: 0o700 })
  const log = createLog({ level: config.logLevel, pretty: config.logPretty })
  const given = [{ name: 'Administrator', token: await adminToken(config.data) }]
  if (config.apiToken) given.push({ name: 'API', token: config.apiToken })
  const about = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  const program = new Program(config, log, new Tokens(given), about.version)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => program.stop().catch((error) => program.fail(error)))
  }
  // A library's forgotten promise is worth a line and not the control room.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody handled this'))
  await program.start()
}

main().catch((error: unknown) => {
  const { text, exitCode } = ending(error)
  console.error(text)
  process.exit(exitCode)
})
