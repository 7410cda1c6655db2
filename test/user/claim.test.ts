/** Claiming a node that nobody has set up: with the token, by one browser at a time. */
import t from 'tap'
import { Claim } from '../../node/user/claim.ts'
import { claim_ms } from '../../node/user/limits.ts'
import { desk, elsewhere } from '../support/users.ts'

const token = 'k7mq-2x9d-abcd-efgh'

function claimAt() {
  const clock = { now: 1_000_000 }
  const claim = new Claim(token, () => clock.now)
  const taken = (typed = token, from = desk) => {
    const said = claim.take(typed, from)
    return said.is === 'claimed' ? said.secret : said
  }
  return { clock, claim, taken }
}

t.test('the token claims the node, however it was typed', async (t) => {
  for (const typed of [token, ' K7MQ 2X9D ABCD EFGH\n', 'k7mq2x9dabcdefgh']) {
    const { claim, taken } = claimAt()
    const secret = taken(typed)
    t.type(secret, 'string')
    t.ok(claim.isHeldBy(secret as string))
  }
})

t.test('nothing else claims it, and each secret is another one', async (t) => {
  const { claim, taken } = claimAt()
  for (const typed of ['', 'k7mq', `${token}a`, 'k7mq-2x9d-abcd-efgi']) {
    t.same(taken(typed), { is: 'no' }, typed)
  }
  t.notOk(claim.isHeldBy(undefined))
  t.notOk(claim.isHeldBy(''))
  const first = taken() as string
  claim.end()
  t.notOk(claim.isHeldBy(first), 'it has ended')
  t.not(taken(), first)
})

t.test('a second visitor waits, also with the right token, until the first has left', async (t) => {
  const { clock, claim, taken } = claimAt()
  const first = taken() as string
  t.same(taken(token, elsewhere), { is: 'taken', seconds: claim_ms / 1000 })
  clock.now += claim_ms - 1
  t.ok(claim.isHeldBy(first), 'who goes on keeps it')
  clock.now += claim_ms - 1
  t.match(taken(token, elsewhere), { is: 'taken', seconds: 1 })
  clock.now += 1
  t.notOk(claim.isHeldBy(first))
  const second = taken(token, elsewhere) as string
  t.ok(claim.isHeldBy(second))
  t.notOk(claim.isHeldBy(first))
})

t.test('who guesses has to wait; who has the token has not', async (t) => {
  const { clock, taken } = claimAt()
  for (let i = 0; i < 20; i++) t.same(taken(`guess ${i}`), { is: 'no' })
  t.same(taken('another guess'), { is: 'later', seconds: 60 })
  t.same(taken('one', elsewhere), { is: 'no' }, 'another network has its own tries')
  t.type(taken(), 'string')
  clock.now += 60_000
  t.same(taken('a guess again'), { is: 'no' })
})
