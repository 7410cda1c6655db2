import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { attachmentEntry, readAttachment } from '../../protocol/attachment/attachment.ts'
import type { DeltaId, FileHash } from '../../protocol/ids.ts'
import { type Attachment, foldAttachments } from '../../protocol/job/attachments.ts'
import type { EntryLine } from '../../protocol/job/fold.ts'
import { attachment_bytes_max, attachments_per_company_max } from '../../protocol/limits.ts'
import { hashOf } from '../support/attachments.ts'
import type { Author } from '../support/author.ts'
import { alm, pat, SharedJob } from '../support/shared-job.ts'
import { attachmentSlot, grant } from '../support/slots.ts'

const hash = 'ab'.repeat(32) as FileHash
const file = { name: 'gate.jpg', hash, size: 81_234, type: 'image/jpeg' } as const

t.test('an entry that names a file is read as it was written', async (t) => {
  t.strictSame(readAttachment(attachmentEntry(file)), file)
  const most = { ...file, size: attachment_bytes_max }
  t.strictSame(readAttachment(attachmentEntry(most)), most)
})

t.test('an entry that names no file that is taken is none, whoever wrote it', async (t) => {
  const items = [hash, '81234', 'image/jpeg']
  const wrong: Readonly<Record<string, readonly string[]>> = {
    'no items': [],
    'too few': items.slice(0, 2),
    'too many': [...items, 'x'],
    'no hash': ['ab', '81234', 'image/jpeg'],
    'a hash in capitals': [hash.toUpperCase(), '81234', 'image/jpeg'],
    'a path for a hash': [`../${hash.slice(3)}`, '81234', 'image/jpeg'],
    'nothing in it': [hash, '0', 'image/jpeg'],
    'more than is taken': [hash, `${attachment_bytes_max + 1}`, 'image/jpeg'],
    'a size that is no number': [hash, '1e3', 'image/jpeg'],
    'a size with a sign': [hash, '-5', 'image/jpeg'],
    'another type': [hash, '81234', 'text/html'],
  }
  for (const [what, all] of Object.entries(wrong)) {
    t.equal(readAttachment({ text: 'gate.jpg', items: all }), undefined, what)
  }
  const named = readAttachment({ text: '../\u202egate', items })
  t.equal(named?.name, 'gate.jpg', 'its name is cleaned')
})

t.test('of each company so many files count on a job, and its own alone', async (t) => {
  const job = SharedJob.open()
  job.write(alm, [grant(pat, 'provider')])
  for (let i = 0; i <= attachments_per_company_max; i++) {
    job.write(pat, [attachmentSlot(`photo ${i}`)])
  }
  job.write(alm, [attachmentSlot('of ALM')])
  const { attachments = [] } = job.fold()
  const by = (company: string) => attachments.filter((one) => one.company === company)
  t.equal(by(pat.company).length, attachments_per_company_max)
  t.equal(by(alm.company).length, 1)
  t.notOk(attachments.some(({ time }, i) => time.ms < (attachments[i - 1]?.time.ms ?? 0)))
})

t.test('what is struck through still counts towards the limit', async (t) => {
  const job = SharedJob.open()
  const first = job.write(alm, [attachmentSlot('first')])
  for (let i = 1; i <= attachments_per_company_max; i++) job.write(alm, [attachmentSlot(`${i}`)])
  job.write(alm, [{ is: 'withdraw entry', delta: first.id, slot: 0, why: 'wrong site' }])
  const { attachments = [] } = job.fold()
  t.equal(attachments.length, attachments_per_company_max)
  t.equal(attachments.filter(({ withdrawn }) => withdrawn).length, 1)
})

t.test('past the limit the same files count, in whatever order they come', async () => {
  const lines = Array.from({ length: 2 * attachments_per_company_max + 40 }, (_, i) => lineAt(i))
  const order = fc.shuffledSubarray(lines, { minLength: lines.length })
  const folded = (all: readonly EntryLine[]) =>
    all.reduce<readonly Attachment[]>(
      (fold, line) => foldAttachments(fold, line, { clock: [] }),
      [],
    )
  const expected = folded(lines)
  fc.assert(
    fc.property(order, (all) => assert.deepEqual(folded(all), expected)),
    { numRuns: 30 },
  )
})

/** By two companies in turn; several have the same time. */
function lineAt(i: number): EntryLine {
  const { text, items } = attachmentEntry({ ...file, size: i + 1 })
  const author = [alm, pat][i % 2] as Author
  return {
    id: hashOf(Buffer.from(`${i}`)) as string as DeltaId,
    slot: 0,
    lane: i % 2,
    seq: i,
    time: { ms: 1000 + Math.floor(i / 7), count: 0 },
    generation: 0,
    company: author.company,
    by: 'Guard 14',
    happenedAt: 0,
    enteredAt: 0,
    kind: 'attachment',
    content: { is: 'entry', text, items, code: 0 },
  }
}
