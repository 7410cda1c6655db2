/**
 * `npm run bench -- backup`: a node with 1,000,000 changes of some 400 bytes each makes a backup of
 * them while somebody saves a job every 20 ms; then it is checked, and restored.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { keepBackup } from '../../node/backup/keep.ts'
import { restoreBackup } from '../../node/backup/restore.ts'
import { verifyBackup } from '../../node/backup/verify.ts'
import { type CompanyNode, startCompany } from '../../node/compose.ts'
import { createIdentity, loadIdentity } from '../../node/identity/identity.ts'
import { createJob } from '../../node/job/create.ts'
import { readConfig } from '../../node/operate/config.ts'
import { createLog } from '../../node/operate/log.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import { openStorage } from '../../storage/open.ts'

const deltas_count = 1_000_000
/** A long job. */
const deltas_per_stream = 100
/** Of these so many are keys, hashes and a signature, which no compression makes shorter. */
const delta_bytes = 400
const random_bytes = 230
const save_every_ms = 20
/** As long as it is looked how saving goes without a backup. */
const quiet_ms = 5000
const passphrase = 'seven words of a poem'

export async function benchBackup(): Promise<Record<string, number>> {
  const root = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  try {
    const data = join(root, 'data')
    await fill(join(data, 'store'))
    const node = await startOn(data)
    const path = join(root, 'one.backup')
    const figures = await measured(node, path)
    await node.stop()
    const key = { is: 'passphrase', passphrase } as const
    await timed(figures, 'restored in, s', () =>
      restoreBackup({ path, data: join(root, 'restored'), key }),
    )
    return figures
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function measured(node: CompanyNode, path: string): Promise<Record<string, number>> {
  const figures: Record<string, number> = { changes: deltas_count }
  const quiet = await whileSaving(node, () => delay(quiet_ms))
  figures['median of a save without a backup, ms'] = quiet.median
  figures['p99 of a save without a backup, ms'] = quiet.p99
  figures['longest pause without a backup, ms'] = quiet.pause
  const memory = await anonymousBytes()
  const before = process.cpuUsage()
  const making = await whileSaving(node, () =>
    timed(figures, 'made in, s', async () => {
      const made = node.backups.make({ is: 'passphrase', passphrase }, true)
      if (!made) throw new Error('no backup')
      const { body, finish } = made
      await keepBackup(
        path,
        async () => ({ body, head: () => finish().head }),
        async () => undefined,
      )
    }),
  )
  // Also of the saves meanwhile; other programs on the machine are not in it.
  const { user, system } = process.cpuUsage(before)
  figures['processor time meanwhile, s'] = Math.round((user + system) / 1e5) / 10
  figures['median of a save meanwhile, ms'] = making.median
  figures['p99 of a save meanwhile, ms'] = making.p99
  // What a machine does besides is in both, so that this says more than either.
  figures['median meanwhile to median without'] = ratio(making.median, quiet.median)
  figures['p99 meanwhile to p99 without'] = ratio(making.p99, quiet.p99)
  figures['longest save meanwhile, ms'] = making.longest
  figures['longest pause of the event loop meanwhile, ms'] = making.pause
  const key = { is: 'passphrase', passphrase } as const
  const checking = await whileSaving(node, () =>
    timed(figures, 'checked in, s', () =>
      verifyBackup({ path, key, signatures: false, gently: true }),
    ),
  )
  figures['p99 of a save while it is checked, ms'] = checking.p99
  figures['longest pause while it is checked, ms'] = checking.pause
  figures['memory more than before, MB'] = Math.round((making.memory - memory) / 1e6)
  figures['size of the file, MB'] = Math.round((await stat(path)).size / 1e6)
  return figures
}

/** How long saving takes while that is done, and how long nothing else could run. */
async function whileSaving(node: CompanyNode, work: () => Promise<unknown>) {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  const saves: number[] = []
  let memory = 0
  let working = true
  const saving = (async () => {
    while (working) {
      const began = performance.now()
      const input = { fields: { request: 'a job while a backup is made' }, attend: true }
      const done = await createJob(node.jobs, input, { by: 'Bench' })
      if (done.refused) throw new Error(done.message)
      saves.push(performance.now() - began)
      memory = Math.max(memory, await anonymousBytes())
      await delay(save_every_ms)
    }
  })()
  histogram.enable()
  await work()
  histogram.disable()
  working = false
  await saving
  saves.sort((a, b) => a - b)
  const round = (ms: number | undefined) => Math.round((ms ?? Number.NaN) * 10) / 10
  return {
    median: round(saves[Math.floor(saves.length * 0.5)]),
    p99: round(saves[Math.floor(saves.length * 0.99)]),
    longest: round(saves.at(-1)),
    pause: round(histogram.max / 1e6),
    memory,
  }
}

function ratio(one: number, other: number): number {
  return Math.round((one / other) * 10) / 10
}

/** What is resident but for pages of the storage's files, which the system takes back. */
async function anonymousBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8')
  return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}

async function fill(directory: string): Promise<void> {
  const storage = await openStorage({ directory })
  for (let first = 0; first < deltas_count; first += deltas_per_stream) {
    const stream = createHash('sha256').update(`stream ${first}`).digest('hex') as StreamId
    const random = randomBytes(random_bytes * deltas_per_stream)
    const written = storage.write((unit) => {
      for (let n = 0; n < deltas_per_stream; n++) {
        const signed = Buffer.alloc(delta_bytes, 'Guard on site, doors closed. ')
        random.copy(signed, 0, n * random_bytes, (n + 1) * random_bytes)
        const id = createHash('sha256').update(signed).digest('hex') as DeltaId
        const time = { ms: first + n, count: 0 }
        const at = { id, lane: 0, seq: n, time, generation: 0, clock: [n + 1], undecided: false }
        unit.putDelta(stream, n, at, signed)
      }
    })
    if (first % (deltas_count / 100) === 0) await written
  }
  await storage.close()
}

async function startOn(data: string): Promise<CompanyNode> {
  await createIdentity(data, { name: 'ALM Security', code: 'ALM', now: Date.now() })
  const identity = await loadIdentity(data, new Verifier())
  if (!identity) throw new Error('no identity')
  const env = { BATON_DATA: data, BATON_LISTEN: '/ip4/127.0.0.1/tcp/0' }
  return startCompany(identity, {
    config: readConfig(env, () => ''),
    log: createLog({ level: 'error', pretty: true }),
    failed: (error) => {
      throw error
    },
  })
}

async function timed(figures: Record<string, number>, name: string, work: () => Promise<unknown>) {
  const began = performance.now()
  await work()
  figures[name] = Math.round((performance.now() - began) / 100) / 10
}
