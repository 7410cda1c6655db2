import t from 'tap'
import { ending, Failure } from '../../node/operate/failure.ts'

t.test('a failure ends in its code and one line', async (t) => {
  const { text, exitCode } = ending(new Failure('BATON_PORT_TAKEN', '127.0.0.1:80 is taken'))
  t.equal(text, 'BATON_PORT_TAKEN: 127.0.0.1:80 is taken')
  t.equal(exitCode, 1)
})

t.test('what only a person can mend exits so that nothing starts it again', async (t) => {
  for (const code of [
    'BATON_CONFIG',
    'BATON_IDENTITY_BROKEN',
    'BATON_IDENTITY_READABLE',
  ] as const) {
    t.equal(ending(new Failure(code, 'x')).exitCode, 78)
  }
})

t.test('what nobody foresaw keeps its stack', async (t) => {
  const { text, exitCode } = ending(new TypeError('x is not a function'))
  t.match(text, /TypeError: x is not a function\n +at /)
  t.equal(exitCode, 1)
  t.strictSame(ending('thrown bare'), { text: 'thrown bare', exitCode: 1 })
})

t.test('a failure keeps what caused it', async (t) => {
  const cause = new Error('deeper')
  t.equal(new Failure('BATON_LISTEN', 'x', { cause }).cause, cause)
})
