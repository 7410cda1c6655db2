import t from 'tap'
import { callTargets } from '../../node/desk/calls.ts'
import { createJob } from '../../node/job/create.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { burglary, jobAlong, ok, startRow } from '../support/chain.ts'
import { Room } from './room.ts'

const by = { by: 'Kim' }

t.test(
  'companies without a link are phoned by the address book, the night number first',
  async (t) => {
    const { alm } = await startRow(t, ['alm', 'pat'])
    const { desk, book } = await Room.open(t, alm)
    const phones = [{ label: 'office', number: '33 12 34 56' }]
    const added = await book.add(
      { name: 'Night Guards', phones, aroundTheClock: '70 10 20 30' },
      'Kim',
    )
    const { job } = ok(
      await createJob(
        alm.jobs,
        {
          fields: { ...burglary.fields, caller: 'Mrs Olsen, +45 40 11 22 33 (neighbour)' },
          customer: { name: 'Mill Ltd' },
          providers: [{ name: 'night guards' }, { name: 'Dawn Patrol' }, { code: 'PAT' }],
        },
        by,
      ),
    )
    const numbers = [
      { label: '', number: '70 10 20 30', tel: 'tel:70102030', aroundTheClock: true },
      { label: 'office', number: '33 12 34 56', tel: 'tel:33123456', aroundTheClock: false },
    ]
    t.match(await callTargets(desk, job), [
      { who: 'Mill Ltd', role: 'customer', numbers: [], toPhone: true },
      { who: 'night guards', role: 'provider', numbers, toPhone: true },
      { who: 'Dawn Patrol', role: 'provider', numbers: [], toPhone: true },
      { who: 'PAT Security', role: 'provider', numbers: [], toPhone: false },
      { role: 'caller', numbers: [{ number: '+45 40 11 22 33', tel: 'tel:+4540112233' }] },
    ])
    t.equal((await callTargets(desk, job))?.[1]?.entry, 'id' in added ? added.id : '')
    t.equal(await callTargets(desk, 'a'.repeat(64) as StreamId), undefined)
  },
)

t.test('a company with a paused link is phoned by what is written of it, and first', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const { desk, book } = await Room.open(t, pat)
  await book.change(alm.id, { aroundTheClock: '112' }, 'Kim')
  const job = await jobAlong([alm, pat])
  t.match(await callTargets(desk, job), [{ role: 'issuer', company: alm.id, toPhone: false }])
  const record = pat.links.get(alm.id)
  if (!record) throw new Error('there is a link')
  await pat.links.put({ ...record, state: 'paused' })
  t.match(await callTargets(desk, job), [
    { who: 'ALM Security', numbers: [{ tel: 'tel:112', aroundTheClock: true }], toPhone: true },
  ])
})
