import t from 'tap'
import { type Permission, roleMay, roles } from '../../node/user/roles.ts'

t.test('each role may what the table says, and nothing else', async (t) => {
  const all: Permission[] = ['see', 'report', 'dispatch', 'supervise', 'administer']
  const expected = {
    administrator: all,
    dispatcher: ['see', 'report', 'dispatch', 'supervise'],
    operator: ['see', 'report', 'dispatch'],
    guard: ['see', 'report'],
    reader: ['see'],
  }
  t.strictSame([...roles].sort(), Object.keys(expected).sort())
  for (const role of roles) {
    t.strictSame(
      all.filter((permission) => roleMay(role, permission)),
      expected[role],
      role,
    )
  }
})
