/** A thousand hours of simulated companies in the normal run; `npm run simulate` runs more. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const program = fileURLToPath(new URL('main.ts', import.meta.url))

async function simulate(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill())
  const ended = once(child, 'close')
  const lines = (await text(child.stdout)).trim().split('\n')
  const [code] = await ended
  return { code, lines, figures: JSON.parse(lines.at(-1) ?? '{}') }
}

t.test(
  'in 1,000 hours nothing is lost, copies converge, nobody sees what is not theirs',
  async (t) => {
    const { code, lines, figures } = await simulate('--seeds', '110')
    t.equal(code, 0, lines.slice(0, -1).join('\n'))
    t.strictSame(figures.failed, [])
    t.ok(figures.hours >= 1000, `${figures.hours} hours`)
    t.ok(figures.acknowledged > 2000, `${figures.acknowledged} changes were acknowledged`)
    for (const kind of ['faults', 'administrators', 'hostile']) {
      const never = Object.entries(figures[kind]).filter(([, count]) => count === 0)
      t.strictSame(never, [], `each kind of what goes wrong happened: ${kind}`)
    }
  },
)

t.test('the same seed is the same world', async (t) => {
  const [one, other] = [await simulate('--seed', '7'), await simulate('--seed', '7')]
  const { seconds: _, ...figures } = one.figures
  t.match(other.figures, figures)
})
