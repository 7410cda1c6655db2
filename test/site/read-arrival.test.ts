/** The rule by which a job finds its site, without anything around it. */
import t from 'tap'
import { type Candidates, readArrival } from '../../node/site/arrival.ts'
import type { JobSite } from '../../node/site/job-site.ts'
import type { Place } from '../../node/site/matching/place.ts'
import type { SiteFile } from '../../node/site/site-file.ts'
import { exactKey } from '../../node/stream/site-keys.ts'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'

const place = (line: string): Place => ({
  ...{ name: 'Harbour Store', lines: [line], suburb: 'Newtown' },
  ...{ state: '', postcode: '2042', country: '' },
})
const here = place('2-4 Quay Street')
const there = place('24 Quay Street')
const [alm, sub] = ['a'.repeat(64), 'b'.repeat(64)] as [CompanyId, CompanyId]
const job = (at: Place): JobSite => ({ issuer: alm, place: at })
const site = (id: string, at: Place, owner?: CompanyId, former: Place[] = []): SiteFile => ({
  ...{ id: id as StreamId, openedAt: 0, place: at },
  ...(owner ? { owner } : {}),
  text: (name) => (name === 'formerKeys' ? former.map(exactKey).join('\n') : ''),
})
const none: Candidates = { referred: [], equal: [] }

t.test('nothing like it: a new site', async (t) => {
  t.match(readArrival(job(here), none), { is: 'new' })
})

t.test('its owner says something else of the same site: the site has changed', async (t) => {
  const same = site('1', there, alm)
  t.match(readArrival(job(here), { ...none, same }), { is: 'changed', site: same, place: here })
  t.match(readArrival(job(there), { ...none, same }), { is: 'found', site: same })
})

t.test('who does not own it is believed only with what its owner says, or said', async (t) => {
  const theirs = site('1', there, sub)
  t.match(readArrival(job(here), { ...none, same: theirs }), { is: 'new' })
  const moved = site('2', there, sub, [here])
  t.match(readArrival(job(here), { ...none, same: moved }), { is: 'found', site: moved })
})

t.test('a reference that the sender gave twice says nothing', async (t) => {
  const referred = [site('1', there, alm), site('2', there, alm)]
  t.match(readArrival(job(here), { ...none, referred }), { is: 'new' })
  t.match(readArrival(job(here), { ...none, referred: referred.slice(1) }), { is: 'changed' })
})

t.test('of several that are equal the sender’s own, then ours, then the oldest', async (t) => {
  const [other, ours, own] = [site('1', here, sub), site('2', here), site('3', here, alm)]
  const found = (...equal: SiteFile[]) => readArrival(job(here), { ...none, equal })
  t.match(found(other, ours, own), { site: own })
  t.match(found(other, ours), { site: ours })
  t.match(found(other), { site: other })
})
