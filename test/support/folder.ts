/** A folder that is one node's alone: `t.testdir()` is one for the whole test, and each call empties it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'

/** Goes with the test. */
export async function ownFolder(t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-test-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}
