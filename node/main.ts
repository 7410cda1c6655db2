/** A company's own node: reads the settings, starts everything, stops in good order. */
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { type Pages, pages } from '../admin-ui/app.ts'
import type { CompanyBackend as CompanyPages } from '../admin-ui/backend/pages.ts'
import { signerFromSeed, signerId, Verifier } from '../protocol/identity/keys.ts'
import { seedFromRecoveryPhrase } from '../protocol/identity/recovery-phrase.ts'
import { createApp } from './api/app.ts'
import type { Backend, CompanyBackend, Recovered, SetUp, ToRecover } from './api/backend.ts'
import type { Refused } from './api/error.ts'
import { refuseRequest } from './api/error.ts'
import { type HttpServer, startHttp } from './api/server.ts'
import { adminToken, adminTokenFile } from './api/token-file.ts'
import { newToken, Tokens } from './api/tokens.ts'
import { refuseFounding } from './backup/restored.ts'
import { companyBackend } from './company-backend.ts'
import { type CompanyNode, startCompany } from './compose.ts'
import { forgetPhrase, readIdentityFile, waitingPhrase } from './identity/files.ts'
import { createIdentity, loadIdentity, type NewIdentity } from './identity/identity.ts'
import type { Profile } from './operate/company-profile.ts'
import { type Config, configHelp, readConfig } from './operate/config.ts'
import { ending } from './operate/failure.ts'
import { createLog, type Log } from './operate/log.ts'
import { Metrics } from './operate/metrics.ts'
import { batonVersion } from './operate/version.ts'
import { type AdministrationSources, companyPages } from './pages/company.ts'
import { nodeBackend } from './pages/node.ts'
import { type SetUpSources, setUpBackend } from './pages/set-up.ts'
import { Claim } from './user/claim.ts'
import { forgetSetUpToken, setUpToken, setUpTokenFile } from './user/set-up-token.ts'
import { isUnfounded } from './user/users.ts'

/** What is being done at the stop is given that long; then the process ends all the same. */
const stop_ms_max = 20_000
/** Between the answer that a new key is made and beginning anew: the answer has left by then. */
const renew_after_ms = 500

const phraseFaults = {
  'word-count': 'A recovery phrase has 24 words: some are missing, or there are too many.',
  'unknown-word': 'One of the words is none of the list: look for a mistyped one.',
  checksum: 'One word is wrong, or two have changed places: compare it with the paper.',
} as const

type InBrowser = Parameters<SetUpSources['found']>[0]

class Program {
  readonly #config: Config
  readonly #log: Log
  readonly #tokens: Tokens
  readonly #version: string
  readonly #metrics: Metrics
  #company: { node: CompanyNode; backend: CompanyBackend; pages: CompanyPages } | undefined
  #http: HttpServer | undefined
  #pages: Pages | undefined
  #stopping = false
  #settingUp = false
  /** Of the identity that was made here; shown once, when the company has begun. */
  #phrase: string | undefined
  /** In which the first administrator was made. */
  #foundingSession: string | undefined
  readonly #startedAt = Date.now()

  constructor(config: Config, log: Log, tokens: Tokens, version: string) {
    this.#config = config
    this.#log = log
    this.#tokens = tokens
    this.#version = version
    this.#metrics = new Metrics(version)
  }

  async start(): Promise<void> {
    const { data, httpHost, httpPort, companyName, companyCode } = this.#config
    const identity = await loadIdentity(data, new Verifier())
    if (identity) await this.#begin()
    else if (companyName && companyCode) await this.#found(companyName, companyCode)
    const backend = this.#backend()
    const users = this.#company?.node.users
    const isWanted = !users || (await isUnfounded(users))
    const setUp = await this.#openSetUp(isWanted)
    const about = { version: this.#version, now: () => Date.now(), log: this.#log, setUp }
    this.#pages = pages({ node: nodeBackend(about), company: () => this.#company?.pages })
    const app = createApp({
      backend,
      tokens: this.#tokens,
      log: this.#log,
      metrics: this.#metrics,
      names: this.#config.httpNames ?? [],
      proxies: this.#config.proxies ?? [],
      pages: this.#pages.middleware,
    })
    const phraseFile = await waitingPhrase(data)
    this.#http = await startHttp(app, { host: httpHost, port: httpPort })
    this.#log.info({ url: this.#http.url, keys: adminTokenFile(data) }, this.#greeting())
    if (phraseFile) this.#remindOf(phraseFile)
    if (isWanted) await this.#inviteToSetUp(this.#http.url)
  }

  /** The token is there while somebody may need it. */
  async #openSetUp(isWanted: boolean) {
    const { data, announce = [] } = this.#config
    if (!isWanted) await forgetSetUpToken(data)
    const token = isWanted ? await setUpToken(data) : newToken()
    return setUpBackend({
      data,
      claim: new Claim(token, () => Date.now()),
      announced: announce,
      users: () => this.#company?.node.users,
      found: (company) => this.#foundInBrowser(company),
      founded: (session) => {
        this.#foundingSession = session
        return forgetSetUpToken(data)
      },
    })
  }

  /** The token is a secret: a log says where it is, and the terminal of who started the node what. */
  async #inviteToSetUp(url: string): Promise<void> {
    const { data } = this.#config
    const how = 'open its pages in a browser, and type the token that is in the file'
    this.#log.info({ pages: url, file: setUpTokenFile(data) }, `to set this node up, ${how}`)
    if (process.stderr.isTTY) process.stderr.write(`Set-up token: ${await setUpToken(data)}\n`)
  }

  /** Orderly: what is acknowledged is durable, what is open is closed. Exit code 0. */
  async stop(): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    setTimeout(() => process.exit(0), stop_ms_max).unref()
    // What is live stays open for good, and would hold the server up.
    this.#pages?.stop()
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
    if (!company) return 'ready to be set up'
    const { code, name } = company.backend.own
    return `ready: ${code} ${name}`
  }

  #backend(): Backend {
    return {
      version: this.#version,
      company: () => this.#company?.backend,
      setUp: (input) => this.#setUp(input),
      recover: (input) => this.#recover(input),
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
      await forgetPhrase(this.#config.data)
      return { company: this.#begun().own.company, recoveryPhrase }
    } finally {
      this.#settingUp = false
    }
  }

  /** The company that this phrase stands for, on a new node; then the links are looked for. */
  async #recover({ name, code, phrase, address }: ToRecover): Promise<Recovered | Refused> {
    if (this.#company || this.#settingUp) {
      return refuseRequest('already-set-up', 'This node has its company already.')
    }
    const read = seedFromRecoveryPhrase(phrase)
    if ('fault' in read) return refuseRequest('wrong-phrase', phraseFaults[read.fault])
    this.#settingUp = true
    try {
      const companySigner = signerFromSeed(read.seed)
      await refuseFounding(this.#config.data, signerId(companySigner))
      await this.#foundAgain({ name, code, companySeed: read.seed })
    } finally {
      this.#settingUp = false
    }
    const { own, identity } = this.#begun()
    const found = address === undefined ? undefined : await identity.find(address)
    return { company: own.company, ...(found ? { found } : {}) }
  }

  /**
   * The new key is in place: the company begins anew with it, under the same interface. After the
   * answer to who asked for it, and the line about that in the audit log.
   */
  #renewSoon(): void {
    setTimeout(() => {
      this.#renew().catch((error: unknown) => this.fail(error))
    }, renew_after_ms)
  }

  async #renew(): Promise<void> {
    if (this.#stopping) return
    this.#log.info({}, 'beginning anew under a new node key')
    await this.#company?.node.stop()
    if (this.#stopping) return
    await this.#begin()
    this.#log.info({ node: this.#begun().own.node }, this.#greeting())
  }

  /** The phrase waits in its file until somebody has written it down. */
  async #foundInBrowser({ name, code, profile, companySeed }: InBrowser): Promise<boolean> {
    if (this.#company || this.#settingUp) return false
    this.#settingUp = true
    try {
      if (companySeed) await this.#foundAgain({ name, code, companySeed }, profile)
      else await this.#found(name, code, profile)
      return true
    } finally {
      this.#settingUp = false
    }
  }

  async #found(name: string, code: string, profile?: Profile): Promise<string> {
    await refuseFounding(this.#config.data)
    // Where beginning failed, the identity is there: the next try goes on with it.
    this.#phrase ??= await createIdentity(this.#config.data, { name, code, now: Date.now() })
    const phrase = this.#phrase
    await this.#begin(profile)
    this.#phrase = undefined
    return phrase
  }

  /** A company that is there already, on a new node. */
  async #foundAgain(company: Omit<NewIdentity, 'now'>, profile?: Profile): Promise<void> {
    const { data } = this.#config
    // Where beginning failed, the identity is there: the next try goes on with it.
    const made = await loadIdentity(data, new Verifier())
    if (!made) await createIdentity(data, { ...company, now: Date.now() })
    await this.#begin(profile)
  }

  /** Set up by its settings, a company has told nobody its phrase; and no log may hold it. */
  #remindOf(file: string): void {
    const where = 'identity/recovery-phrase.txt in the data folder'
    const what = 'write it down on paper, then delete the file'
    this.#log.warn({ file }, `the recovery phrase waits in ${where}: ${what}`)
  }

  async #begin(profile?: Profile): Promise<void> {
    const identity = await loadIdentity(this.#config.data, new Verifier())
    if (!identity) throw new Error('an identity that was made is not there')
    const node = await startCompany(identity, {
      config: this.#config,
      log: this.#log,
      failed: (error) => this.fail(error),
      profile,
      metrics: this.#metrics,
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
    const backend = companyBackend(node, this.#config.data, {
      failed: (error) => this.fail(error),
      renew: () => this.#renewSoon(),
    })
    const { users, jobs: context, sites } = node
    const administration = this.#administration(node)
    const now = () => Date.now()
    const sources = { backend, context, sites, users, live: node, now, administration }
    this.#company = { node, backend, pages: companyPages(sources) }
  }

  /** What only administrators ask for. */
  #administration({ profile }: CompanyNode): AdministrationSources {
    const { data, announce = [] } = this.#config
    return {
      profile,
      announced: announce,
      phrase: {
        read: async () => (await readIdentityFile(data, 'recovery-phrase.txt'))?.trim().split(' '),
        forget: () => forgetPhrase(data),
        foundingSession: () => this.#foundingSession,
      },
      tokens: this.#tokens,
      data,
      startedAt: this.#startedAt,
    }
  }

  #begun(): CompanyBackend {
    if (!this.#company) throw new Error('the company was not begun')
    return this.#company.backend
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
  const program = new Program(config, log, new Tokens(given), await batonVersion())
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
