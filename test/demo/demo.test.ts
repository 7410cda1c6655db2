import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'

const program = fileURLToPath(new URL('./main.ts', import.meta.url))

t.test(
  'the demo: three processes, one of them killed on the way, end with the same copies',
  async (t) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, '--quick'])
    const last = JSON.parse(stdout.trim().split('\n').at(-1) as string)
    t.match(last, { ok: true, companies: 3, steps: 10 })
    t.ok(last.deltas >= 12 && last.ms > 0)
  },
)
