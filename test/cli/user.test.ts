/** Users on the command line. */
import t from 'tap'
import { serve } from '../api/node.ts'
import { at } from './run.ts'

t.test('users are added, listed, switched off and on, and given new passwords', async (t) => {
  const run = at(await serve(t))
  t.match((await run('user', 'list')).out, 'No users')
  const added = await run('user', 'add', 'Anne', '--role', 'administrator', '--name', 'Anne K')
  const given = /^([2-9a-z]{4}(?:-[2-9a-z]{4}){3})\nFor anne, who changes it/
  t.match(added.out, given)
  await run('user', 'add', 'bo', '--role', 'guard', '--run', '12')
  const listed = (await run('user', 'list')).out
  t.match(listed, /anne +Anne K +administrator +active, one-time password +never/)
  t.match(listed, /bo +bo +guard +12 +active/)
  t.match((await run('user', 'off', 'BO')).out, 'bo is switched off.')
  t.match((await run('user', 'list')).out, /bo +bo +guard +12 +off/)
  t.match((await run('user', 'on', 'bo')).out, 'bo is switched on.')
  const reset = await run('user', 'reset-password', 'anne', '--drop-factors')
  t.match(reset.out, given)
  t.not(given.exec(reset.out)?.[1], given.exec(added.out)?.[1])
})

t.test('what is not possible is said', async (t) => {
  const run = at(await serve(t))
  await run('user', 'add', 'anne', '--role', 'administrator')
  t.match((await run('user', 'add', 'anne', '--role', 'reader')).err, 'Refused (login-taken')
  t.match((await run('user', 'add', 'bo', '--role', 'boss')).err, 'expected one of administrator')
  t.match((await run('user', 'off', 'anne')).err, 'Refused (last-administrator)')
  t.match((await run('user', 'off', 'nobody')).err, 'There is no user "nobody"')
  const without = await run('user', 'add', 'bo')
  t.equal(without.code, 2)
  t.match(without.err, '--role')
})
