/** `npm run bench -- NAME`: prints figures, the last line as JSON. */
import { benchBackup } from './backup.ts'
import { benchBoard } from './board.ts'
import { benchChain } from './chain.ts'
import { benchFlood } from './flood.ts'
import { benchLive } from './live.ts'
import { benchRest } from './rest.ts'
import { benchSiteBook } from './site-book.ts'
import { benchSites } from './sites.ts'

const benches: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  backup: benchBackup,
  board: benchBoard,
  chain: benchChain,
  flood: benchFlood,
  live: benchLive,
  rest: benchRest,
  sites: benchSites,
  'site-book': benchSiteBook,
}

const name = process.argv[2] ?? ''
const bench = benches[name]
if (!bench) {
  console.error(`which one? npm run bench -- ${Object.keys(benches).join(' | ')}`)
  process.exit(2)
}
const figures = await bench()
for (const [what, figure] of Object.entries(figures)) console.log(`${what.padEnd(50)} ${figure}`)
console.log(JSON.stringify({ bench: name, ...figures }))
