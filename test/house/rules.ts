import type { Source } from './source.ts'
import { importsOf, withoutWords } from './source.ts'

/** Who may import what, and why: ARCHITECTURE.md and the layout in one table. */
interface Rule {
  /** The folder that the rule holds for, with a slash at its end. */
  readonly folder: string
  /**
   * What its files may import. With a slash at the end: all below; with `:` likewise; otherwise
   * a package with its subpaths, or one file.
   */
  readonly allowed: readonly string[]
  readonly why: string
}

const rules: readonly Rule[] = [
  {
    folder: 'protocol/',
    allowed: ['protocol/', 'protobufjs', 'node:crypto', '@scure/bip39'],
    why:
      'protocol is values in, values out, so that it can be specified, simulated and fuzzed: it ' +
      'knows bytes, hashes and the word list of recovery phrases, and declares what else it needs',
  },
  {
    folder: 'storage/',
    allowed: ['storage/', 'protocol/', 'level', 'node:'],
    why:
      'storage keeps what protocol defines; it knows neither the network nor the pages, so that ' +
      'each store can be tested alone and replaced',
  },
  {
    folder: 'admin-ui/',
    allowed: ['admin-ui/', 'protocol/', 'koa', '@koa/', 'zod', 'node:'],
    why:
      'admin-ui declares the backend interface that it needs and node implements it, so that ' +
      'pages hold no logic of jobs and can be tested against a small backend',
  },
]

const libp2p = ['libp2p', '@libp2p/', '@chainsafe/', '@multiformats/']

/** Files where node is put together; there alone the pages meet what is behind them. */
const composition_root = /^node\/(main|compose[^/]*)\.ts$/

/** What protocol must not touch, each with the reason. */
const impure: readonly { readonly what: RegExp; readonly why: string }[] = [
  { what: /(?<![.\w$])Date\s*\.\s*now\b/, why: 'it never reads the clock: time comes as `now`' },
  { what: /(?<![.\w$])performance\b/, why: 'it never reads the clock: time comes as `now`' },
  {
    what: /\bnew\s+Date\b(?!\s*\(\s*[^)\s])/,
    why: 'it never reads the clock: a date is made from a time that was handed in',
  },
  { what: /(?<![.\w$])Math\s*\.\s*random\b/, why: 'a run must be repeatable from its seed' },
  { what: /(?<![.\w$])console\s*\./, why: 'it logs nothing: what went wrong is a value' },
  { what: /(?<![.\w$])process\s*[.[]/, why: 'it knows no process: no environment, no exit' },
  {
    what: /(?<![.\w$])(set(Timeout|Interval|Immediate)|queueMicrotask)\s*\(/,
    why: 'it never waits: the caller drives it and says what time it is',
  },
  { what: /(?<![.\w$])fetch\s*\(/, why: 'it has no network: frames are handed in and out' },
]

function within(name: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) =>
    /[/:]$/.test(entry) ? name.startsWith(entry) : name === entry || name.startsWith(`${entry}/`),
  )
}

/** Every import that breaks a rule of the layout, as a line that says why. */
export function forbiddenImports(source: Source): string[] {
  const { path } = source
  return importsOf(source).flatMap((name) => {
    const why = reasonAgainst(path, name)
    return why === undefined ? [] : [`${path} imports ${name}: ${why}`]
  })
}

function reasonAgainst(path: string, name: string): string | undefined {
  if (path.startsWith('test/')) return undefined
  if (within(name, libp2p) && !path.startsWith('node/transport/')) {
    return 'libp2p is known in node/transport only, so that the rest runs on any stream of bytes'
  }
  const rule = rules.find(({ folder }) => path.startsWith(folder))
  if (rule !== undefined) return within(name, rule.allowed) ? undefined : rule.why
  if (!path.startsWith('node/')) return undefined
  if (within(name, ['test/'])) return 'a product does not stand on its tests'
  if (within(name, ['level'])) {
    return "storage alone knows LevelDB; node takes its stores by storage's interfaces"
  }
  if (within(name, ['admin-ui/']) && !composition_root.test(path)) {
    return 'node knows the pages in its composition root only (node/main.ts, node/compose*.ts)'
  }
  return undefined
}

/** Every use of clock, chance, disk, network or log in protocol, as a line that says why not. */
export function impurities({ path, text }: Source): string[] {
  if (!path.startsWith('protocol/')) return []
  const lines = withoutWords(text).split('\n')
  return impure.flatMap(({ what, why }) =>
    lines.flatMap((line) => (what.test(line) ? [`${path}: ${line.trim()} – ${why}`] : [])),
  )
}

/** `storage/level/delta.ts` is in the room `storage/level`, `node/main.ts` in `node`. */
function roomOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 2).join('/')
}

/** Imports between two top-level folders that lead back to where they started, as lines. */
export function cyclesAcrossFolders(all: readonly Source[]): string[] {
  const rooms = new Map<string, Set<string>>()
  for (const source of all) {
    const room = roomOf(source.path)
    const imported = rooms.get(room) ?? new Set()
    for (const name of importsOf(source)) if (name.endsWith('.ts')) imported.add(roomOf(name))
    rooms.set(room, imported)
  }
  const floor = (room: string) => room.split('/')[0]
  return [...rooms].flatMap(([from, imported]) =>
    [...imported]
      .filter((to) => floor(to) !== floor(from) && reaches(rooms, to, from))
      .map((to) => `${from} imports ${to}, and ${to} leads back to ${from}`),
  )
}

function reaches(
  rooms: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  to: string,
): boolean {
  const seen = new Set([from])
  for (const room of seen) for (const next of rooms.get(room) ?? []) seen.add(next)
  return seen.has(to)
}
