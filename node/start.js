import module from 'node:module'
import { oldNode } from './operate/old-node.js'

const refusal = oldNode(process.versions.node)
if (refusal !== undefined) {
  console.error(refusal)
  process.exit(1)
}
// Starting twice is common, compiling twice is waste: half a second and 25 MB that are never freed.
module.enableCompileCache()
await import('./main.ts')
