import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Level } from 'level'
import t, { type Test } from 'tap'
import { type Ended, NodeProcess } from '../support/node-process.ts'

async function folder(t: Test): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'baton-start-'))
  t.teardown(() => rm(data, { recursive: true, force: true }))
  return data
}

/** Set up, used once and stopped: the data of a node as it is found later. */
async function usedData(t: Test): Promise<string> {
  const data = await folder(t)
  const node = new NodeProcess(data)
  const made = await node.call('/jobs', { fields: { request: 'look' } })
  t.equal(made.status, 201)
  t.equal((await node.stop()).code, 0)
  return data
}

async function takenPort(t: Test): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  return (server.address() as { port: number }).port
}

/** One line that says what to do, and an exit code that isn't 0. */
function refuses(t: Test, ended: Ended, what: RegExp) {
  t.not(ended.code, 0)
  t.equal(ended.signal, null)
  const said = `${ended.err}${ended.out}`.trim().split('\n')
  t.match(said.at(-1), what)
  t.notMatch(ended.err, /\n\s+at /, 'without a stack')
}

t.test(
  'a node starts, takes work and stops with 0; what it said is there at the next start',
  async (t) => {
    const data = await usedData(t)
    const again = new NodeProcess(data)
    const { jobs } = (await (await again.call('/jobs')).json()) as { jobs: unknown[] }
    t.equal(jobs.length, 1)
    t.equal((await again.stop()).code, 0)
  },
)

t.test('a node that is killed and started again uses no number twice', async (t) => {
  const data = await folder(t)
  const numbers = new Set<string>()
  for (let life = 0; life < 3; life++) {
    const node = new NodeProcess(data)
    for (let n = 0; n < 3; n++) {
      const made = await node.call('/jobs', { fields: { request: 'look' } })
      numbers.add(((await made.json()) as { number: string }).number)
    }
    await node.stop('SIGKILL')
  }
  t.equal(numbers.size, 9)
})

t.test(
  'a second node on the same data says that the first one has it, and harms nothing',
  async (t) => {
    const data = await usedData(t)
    const first = new NodeProcess(data)
    await first.ready()
    refuses(t, await new NodeProcess(data).ended, /BATON_STORAGE_LOCKED/)
    t.equal((await first.call('/jobs')).status, 200)
    t.equal((await first.stop()).code, 0)
  },
)

t.test('a port that is taken is named, with the setting that changes it', async (t) => {
  const port = await takenPort(t)
  const data = await usedData(t)
  const http = new NodeProcess(data, { BATON_HTTP_PORT: String(port) })
  refuses(t, await http.ended, /BATON_HTTP_PORT/)
  const listen = new NodeProcess(data, { BATON_LISTEN: `/ip4/127.0.0.1/tcp/${port}` })
  refuses(t, await listen.ended, /BATON_PORT_TAKEN/)
  const node = new NodeProcess(data)
  t.equal((await node.call('/jobs')).status, 200)
  await node.stop()
})

t.test('data written by a newer version is refused and left as it was', async (t) => {
  const data = await usedData(t)
  const level = new Level<string, string>(join(data, 'store'))
  const key = await schemaKey(level)
  const before = await level.get(key)
  await level.put(key, '999')
  await level.close()
  refuses(t, await new NodeProcess(data).ended, /BATON_STORAGE_NEWER/)
  const after = new Level<string, string>(join(data, 'store'))
  t.equal(await after.get(key), '999')
  await after.put(key, before as string)
  await after.close()
  const node = new NodeProcess(data)
  t.equal((await node.call('/jobs')).status, 200)
  await node.stop()
})

async function schemaKey(level: Level<string, string>): Promise<string> {
  for await (const key of level.keys()) if (/schema/.test(key)) return key
  throw new Error('no schema version in the store')
}

t.test(
  'keys that others on the machine could read are refused with the command that mends it',
  async (t) => {
    const data = await usedData(t)
    await chmod(join(data, 'identity', 'node.key'), 0o644)
    const ended = await new NodeProcess(data).ended
    refuses(t, ended, /BATON_IDENTITY_READABLE.*chmod/)
    t.equal(ended.code, 78, 'starting it again would not help')
  },
)

t.test('a setting that does not exist is refused, with the one that was meant', async (t) => {
  const ended = await new NodeProcess(await folder(t), { BATON_HTP_PORT: '1' }).ended
  refuses(t, ended, /BATON_HTTP_PORT/)
})

/** A disk of its own, small enough to fill. Only root may make one. */
async function smallDisk(t: Test): Promise<{ folder: string; grow: () => void }> {
  const disk = await folder(t)
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', disk])
  mount('size=3m')
  t.teardown(() => execFileSync('umount', ['-l', disk]))
  return { folder: disk, grow: () => mount('remount,size=64m') }
}

const needsRoot = process.getuid?.() === 0 ? false : 'only root may mount a small disk'

t.test(
  'a full disk ends the node with one line and loses nothing',
  { skip: needsRoot },
  async (t) => {
    const disk = await smallDisk(t)
    const data = join(disk.folder, 'data')
    const node = new NodeProcess(data)
    await node.ready()
    const acknowledged: string[] = []
    const request = 'x'.repeat(3000)
    for (;;) {
      const made = await node.call('/jobs', { fields: { request } }).catch(() => undefined)
      if (made?.status !== 201) break
      acknowledged.push(((await made.json()) as { job: string }).job)
    }
    refuses(t, await node.ended, /BATON_STORAGE_FAILED/)
    t.ok(acknowledged.length > 0)
    disk.grow()
    const again = new NodeProcess(data)
    for (const job of acknowledged) t.equal((await again.call(`/jobs/${job}`)).status, 200)
    t.equal((await again.stop()).code, 0)
  },
)
