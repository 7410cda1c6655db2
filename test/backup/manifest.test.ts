/** What a backup says of itself, signed by whoever made it: anybody can, with a company of their own. */
import t from 'tap'
import { head_bytes } from '../../node/backup/limits.ts'
import { readHead } from '../../node/backup/manifest.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import { signAsNode } from '../../protocol/identity/signed.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { baton } from '../../protocol/wire/wire.js'
import { alm } from '../support/shared-job.ts'

function headSaying(text: string): Buffer {
  const by = { signer: alm.signer, certificate: alm.certificate }
  const signed = baton.Signed.encode(signAsNode(by, tags.backup, Buffer.from(text))).finish()
  const head = Buffer.alloc(head_bytes)
  const magic = 'baton backup\n'
  head.write(magic)
  head.writeUInt32BE(signed.length, magic.length)
  head.set(signed, magic.length + 4)
  return head
}

// Found by fuzzing: the reader threw what JSON.parse had thrown, and no word of what to do.
t.test('a manifest that is signed and no manifest is called damaged', async (t) => {
  for (const text of ['', '{', 'null', '7', '[]x', '"format"', '{"format":1}']) {
    t.throws(
      () => readHead(headSaying(text), new Verifier()),
      { code: 'BATON_BACKUP_DAMAGED' },
      text,
    )
  }
  const newer = { code: 'BATON_BACKUP_NEWER' }
  t.throws(() => readHead(headSaying('{"format":2}'), new Verifier()), newer)
})
