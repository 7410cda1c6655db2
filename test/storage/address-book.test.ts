import type { AddressBookRecord } from '../../storage/storage.ts'
import { onBothStorages } from './support.ts'

const entry: AddressBookRecord = {
  id: 'a'.repeat(64),
  name: 'Night Guards',
  code: 'NGT',
  phones: [{ label: 'office', number: '+45 33 12 34 56' }],
  aroundTheClock: '112',
  hours: { text: 'weekdays', weekly: [{ day: 'mon', from: '08:00', to: '16:30' }] },
  notes: 'ask for Olsen',
  roles: ['provider'],
  changedAt: 7,
  changedBy: 'Kim',
}

onBothStorages('companies are kept by their ids', async (t, storage) => {
  const other = { ...entry, id: 'b'.repeat(64), name: 'Dawn Patrol' }
  t.strictSame(await storage.addressBook.all(), [])
  await storage.write((unit) => {
    unit.putAddressBookEntry(entry)
    unit.putAddressBookEntry(other)
  })
  t.strictSame(await storage.addressBook.get(entry.id), entry)
  t.strictSame(await storage.addressBook.all(), [entry, other])
  const changed = { ...entry, notes: '' }
  await storage.write((unit) => {
    unit.putAddressBookEntry(changed)
    unit.deleteAddressBookEntry(other.id)
  })
  t.strictSame(await storage.addressBook.all(), [changed])
  t.equal(await storage.addressBook.get(other.id), undefined)
})
