/** Users of a node as it is really started: its own disk, Argon2id, a restart. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { NodeProcess } from '../support/node-process.ts'

t.test('users and what was done to them are there after a restart', async (t) => {
  const data = t.testdir()
  const node = new NodeProcess(data)
  const added = await node.call('/users', { login: 'anne', name: 'Anne', role: 'administrator' })
  t.equal(added.status, 201)
  await t.rejects(stat(join(data, 'secrets.key')), { code: 'ENOENT' }, 'no secret needs a key yet')
  t.equal((await node.stop()).code, 0)
  const again = new NodeProcess(data, { BATON_AUDIT_DAYS: '1' })
  const { users } = (await (await again.call('/users')).json()) as { users: unknown[] }
  t.match(users, [{ login: 'anne', role: 'administrator', active: true }])
  const { lines } = (await (await again.call('/audit')).json()) as { lines: unknown[] }
  t.match(lines, [{ action: 'POST /users', target: 'anne', name: 'Administrator' }])
  const ended = await again.stop()
  t.equal(ended.code, 0)
})
