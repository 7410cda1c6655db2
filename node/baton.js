#!/usr/bin/env node
import module from 'node:module'
import { oldNode } from './operate/old-node.js'

const refusal = oldNode(process.versions.node)
if (refusal !== undefined) {
  console.error(refusal)
  process.exit(1)
}
// A command is short: most of its time is loading.
module.enableCompileCache()
await import('./cli/main.ts')
