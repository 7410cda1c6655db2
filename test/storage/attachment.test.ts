import type { FileHash } from '../../protocol/ids.ts'
import type { AttachmentFile, AttachmentUpload } from '../../storage/storage.ts'
import { collect, companyId, streamId } from './samples.ts'
import { onBothStorages } from './support.ts'

const job = streamId('job')
const other = streamId('another job')
const [first, second, third] = ['0a', '5b', 'fc'].map((byte) => byte.repeat(32)) as [
  FileHash,
  FileHash,
  FileHash,
]
const since = 1_763_748_000_000

onBothStorages(
  'files come back as they were put, in the order of their hashes',
  async (t, storage) => {
    const { attachments } = storage
    const files: AttachmentFile[] = [
      { hash: first, since, is: 'wanted' },
      { hash: second, since, is: 'coming', size: 1000, offset: 10, from: companyId('PAT') },
      { hash: third, since, is: 'here', size: 1000, type: 'image/jpeg' },
    ]
    await storage.write((unit) => {
      for (const file of files.toReversed()) unit.putAttachmentFile(file)
    })
    t.strictSame(await collect(attachments.files()), files)
    t.strictSame(await collect(attachments.files(first)), files.slice(1))
    t.strictSame(await collect(attachments.files(third)), [])
    t.strictSame(await attachments.file(second), files[1])
    t.equal(await attachments.file('77'.repeat(32) as FileHash), undefined)
    await storage.write((unit) => {
      unit.putAttachmentFile({ hash: first, since, is: 'refused' })
      unit.deleteAttachmentFile(second)
    })
    t.strictSame(await attachments.file(first), { hash: first, since, is: 'refused' })
    t.equal((await collect(attachments.files())).length, 2)
  },
)

onBothStorages('what a job names is its own, and neither files nor uploads', async (t, storage) => {
  const { attachments } = storage
  await storage.write((unit) => {
    unit.putAttachment(job, second)
    unit.putAttachment(job, first)
    unit.putAttachment(other, first)
    unit.putAttachmentFile({ hash: first, since, is: 'wanted' })
  })
  t.strictSame(await attachments.of(job), [first, second])
  t.strictSame(await attachments.of(other), [first])
  await storage.write((unit) => unit.deleteAttachment(job, first))
  t.strictSame(await attachments.of(job), [second])
  t.strictSame(await attachments.of(other), [first])
  t.equal((await collect(attachments.files())).length, 1)
  t.strictSame(await attachments.uploads(), [])
})

onBothStorages('an upload is kept by its id until it is deleted', async (t, storage) => {
  const { attachments } = storage
  const upload: AttachmentUpload = {
    id: 'ab'.repeat(16),
    job,
    name: '../gate.jpg',
    size: 1000,
    offset: 0,
    madeAt: since,
  }
  await storage.write((unit) => {
    unit.putAttachmentUpload(upload)
    unit.putAttachmentUpload({ ...upload, id: 'cd'.repeat(16) })
  })
  await storage.write((unit) => unit.putAttachmentUpload({ ...upload, offset: 500 }))
  t.strictSame(await attachments.upload(upload.id), { ...upload, offset: 500 })
  t.equal((await attachments.uploads()).length, 2)
  t.equal(await attachments.upload('../setting/x'), undefined)
  await storage.write((unit) => unit.deleteAttachmentUpload(upload.id))
  t.equal(await attachments.upload(upload.id), undefined)
  t.equal((await attachments.uploads()).length, 1)
})
