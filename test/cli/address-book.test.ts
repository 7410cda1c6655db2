/** The address book on the command line. */
import t from 'tap'
import { serve } from '../api/node.ts'
import { at } from './run.ts'

t.test('a company is added, listed, changed and removed', async (t) => {
  const node = await serve(t)
  const alm = at(node)
  t.match((await alm('address-book', 'list')).out, 'No such company.')
  const added = await alm(
    ...['address-book', 'add', 'Night Guards', '--code', 'ngt', '--role', 'provider'],
    ...['--phone', 'office=33 12 34 56', '--phone', '+45 70 10 20 30', '--notes', 'ask for Olsen'],
    ...['--around-the-clock', '112', '--open', 'mon=08:00-16:30', '--hours', 'weekdays'],
  )
  t.equal(added.code, 0, added.err)
  t.match(added.out, /^Night Guards\n {2}id +[0-9a-f]{64}\n {2}code +NGT\n/)
  t.match(added.out, /office +33 12 34 56\n {2}phone +\+45 70 10 20 30\n/)
  t.match(added.out, /hours +weekdays\n {2}mon +08:00-16:30/)
  const [, line = ''] = (await alm('address-book', 'list', '7010')).out.split('\n')
  t.match(line, /^NGT +Night Guards +no link +112 +33 12 34 56 +(open|closed)$/)
  t.match((await alm('address-book', 'list', '--role', 'customer')).out, 'No such company.')
  const changed = await alm('address-book', 'change', 'night guards', '--open', '', '--phone', '')
  t.notMatch(changed.out, /33 12|08:00/)
  t.match(changed.out, /hours +weekdays/, 'what is not given stays')
  t.match((await alm('address-book', 'change', 'ngt', '--phone', 'x')).err, 'field phones.0')
  t.equal((await alm('address-book', 'change', 'ngt', '--open', 'always')).code, 2)
  t.match((await alm('address-book', 'remove', 'ngt')).out, 'Night Guards is removed.')
  t.match((await alm('address-book', 'remove', 'ngt')).err, 'There is no company "ngt"')
})
