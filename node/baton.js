#!/usr/bin/env node
import { oldNode } from './operate/old-node.js'

const refusal = oldNode(process.versions.node)
if (refusal !== undefined) {
  console.error(refusal)
  process.exit(1)
}
await import('./cli/main.ts')
