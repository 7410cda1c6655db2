/**
 * What a node measures, in one registry, as Prometheus reads it. Names begin with `baton_` and end in
 * their unit. Labels take values from closed lists, route templates and the codes of linked companies:
 * never an id, a name, an address or a login, of which there is no end.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** From a write to a synced disk up to a page that is made from a thousand jobs. */
const request_seconds_buckets = [0.005, 0.02, 0.1, 0.5, 2, 10]
/** From one change on a quiet disk (1.5 ms) up to a batch that waits behind a backup. */
const batch_seconds_buckets = [0.002, 0.005, 0.02, 0.1, 0.5, 2, 10]
/** From a partner in the same building up to one that catches up after a cut line. */
const delivery_seconds_buckets = [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600]

/** How often it is looked how late the event loop is, which the percentiles include: a node rests between. */
const lag_sample_ms = 50

/** What a node is asked for at each scrape; times in ms since 1970. */
export type Figures = {
  readonly now: number
  readonly links: readonly LinkFigures[]
  readonly backup: {
    readonly running: boolean
    readonly overdue: boolean
    readonly failures: number
    readonly last?: { readonly at: number; readonly bytes: number }
  }
  /** Jobs by what they want of a person here, each counted as far as the board counts. */
  readonly waiting: Readonly<Record<string, number>>
  readonly jobs: Readonly<Record<string, number>>
}

type LinkFigures = {
  readonly code: string
  readonly state: string
  readonly connected: boolean
  readonly queue: number
  readonly lastSeenAt?: number
  readonly oldest?: { readonly madeAt?: number }
}

/** Of these a link is in use: what waits for the others goes nowhere. */
const states_in_use: readonly string[] = ['active', 'paused']

/** What the parts of a node tell as it happens. */
export class Metrics {
  readonly registry = new Registry()
  readonly #counters = counters(this.registry)
  readonly #timers = timers(this.registry)
  readonly #gauges = gauges(this.registry)

  constructor(version: string) {
    collectDefaultMetrics({
      register: this.registry,
      prefix: 'baton_',
      eventLoopMonitoringPrecision: lag_sample_ms,
    })
    const build = gauge(this.registry, 'baton_build_info', 'Always 1; says the version.', [
      'version',
    ])
    build.set({ version }, 1)
  }

  /** Changes that were placed in one unit: written here, taken from partners. */
  placed(written: number, taken: number): void {
    if (written > 0) this.#counters.deltas.inc({ origin: 'written' }, written)
    if (taken > 0) this.#counters.deltas.inc({ origin: 'taken' }, taken)
  }

  /** A change that this side, or the peer, does not take; reasons are the protocol's list. */
  refused(by: 'us' | 'peer', reason: string): void {
    this.#counters.refusals.inc({ by, reason })
  }

  /** From a frame of the peer being read to all that follows from it being durable. */
  batchTaken(ms: number): void {
    this.#timers.batch.observe(seconds(ms))
  }

  /** From a change being durable here to the peer saying that it is durable there. */
  delivered(ms: number): void {
    this.#timers.delivery.observe(seconds(ms))
  }

  /** `route` is the template in the table of routes, so that there is an end to them. */
  answered(method: string, route: string, status: number, ms: number): void {
    this.#counters.requests.inc({ method, route, status })
    this.#timers.request.observe({ method, route }, seconds(ms))
  }

  /** Everything as text; undefined figures: there is no company yet. */
  async text(figures: Figures | undefined): Promise<string> {
    if (figures) this.#look(figures)
    return this.registry.metrics()
  }

  #look({ now, links, backup, waiting, jobs }: Figures): void {
    const gauges = this.#gauges
    for (const one of Object.values(gauges)) one.reset()
    for (const { state } of links) gauges.links.inc({ state })
    for (const link of links) if (states_in_use.includes(link.state)) this.#lookAt(link, now)
    for (const [kind, count] of Object.entries(waiting)) gauges.waiting.set({ kind }, count)
    for (const [life, count] of Object.entries(jobs)) gauges.jobs.set({ life }, count)
    gauges.backupRunning.set(backup.running ? 1 : 0)
    gauges.backupOverdue.set(backup.overdue ? 1 : 0)
    const { last, failures } = backup
    if (last) {
      gauges.backupTime.set(seconds(last.at))
      gauges.backupAge.set(seconds(now - last.at))
      gauges.backupBytes.set(last.bytes)
    }
    this.#counters.backupFailures.reset()
    this.#counters.backupFailures.inc(failures)
  }

  #lookAt({ code, connected, queue, lastSeenAt, oldest }: LinkFigures, now: number): void {
    const gauges = this.#gauges
    const label = { company: code }
    gauges.connected.set(label, connected ? 1 : 0)
    gauges.queue.set(label, queue)
    if (lastSeenAt !== undefined) gauges.lastSeen.set(label, seconds(lastSeenAt))
    // The clock of another company may be ahead.
    const waited = oldest?.madeAt === undefined ? 0 : Math.max(0, now - oldest.madeAt)
    gauges.oldest.set(label, seconds(waited))
  }
}

function counters(registry: Registry) {
  const registers = [registry]
  return {
    deltas: new Counter({
      name: 'baton_deltas_total',
      help: 'Changes that were written here or taken from partners, and are durable.',
      labelNames: ['origin'],
      registers,
    }),
    refusals: new Counter({
      name: 'baton_refusals_total',
      help: 'Changes that were refused, by whom and why.',
      labelNames: ['by', 'reason'],
      registers,
    }),
    requests: new Counter({
      name: 'baton_http_requests_total',
      help: 'Requests that were answered, by the template of their route.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    backupFailures: new Counter({
      name: 'baton_backup_failures_total',
      help: 'Scheduled backups that failed since the start.',
      registers,
    }),
  }
}

function timers(registry: Registry) {
  const registers = [registry]
  return {
    batch: new Histogram({
      name: 'baton_sync_batch_seconds',
      help: 'From what a peer sent being read to it being durable here.',
      buckets: batch_seconds_buckets,
      registers,
    }),
    delivery: new Histogram({
      name: 'baton_delivery_seconds',
      help: 'From a change being durable here to it being durable at the peer.',
      buckets: delivery_seconds_buckets,
      registers,
    }),
    request: new Histogram({
      name: 'baton_http_request_seconds',
      help: 'From a request to the beginning of its answer.',
      labelNames: ['method', 'route'],
      buckets: request_seconds_buckets,
      registers,
    }),
  }
}

function gauges(registry: Registry) {
  const one = (name: string, help: string, labels: readonly string[] = []) =>
    gauge(registry, `baton_${name}`, help, labels)
  return {
    links: one('links', 'Links, by their state.', ['state']),
    connected: one('link_connected', 'Whether there is a connection.', ['company']),
    queue: one('link_queue_deltas', 'Changes that wait to be delivered.', ['company']),
    oldest: one('link_oldest_undelivered_seconds', 'Age of the first that waits.', ['company']),
    lastSeen: one('link_last_seen_timestamp_seconds', 'When it was connected last.', ['company']),
    waiting: one('jobs_waiting', 'Jobs that want somebody here, by why; at most 1000.', ['kind']),
    jobs: one('jobs', 'Jobs, by their life.', ['life']),
    backupTime: one('backup_last_good_timestamp_seconds', 'When the last good one was made.'),
    backupAge: one('backup_last_good_age_seconds', 'How old the last good one is.'),
    backupBytes: one('backup_last_good_bytes', 'How large the last good one is.'),
    backupRunning: one('backup_running', 'Whether one is being made.'),
    backupOverdue: one('backup_overdue', 'Whether none was good for twice the interval.'),
  }
}

function gauge(registry: Registry, name: string, help: string, labelNames: readonly string[]) {
  return new Gauge({ name, help, labelNames, registers: [registry] })
}

function seconds(ms: number): number {
  return ms / 1000
}
