/** Users, sessions and the audit log as rows: part of the suite that both storages pass. */
import type { AuditRecord, SessionRecord, UserRecord } from '../../storage/storage.ts'
import { collect, streamId } from './samples.ts'
import { onBothStorages } from './support.ts'

const anne = streamId('Anne')
const bo = streamId('Bo')

function user(id: string, login: string): UserRecord {
  return {
    id,
    login,
    name: 'Anne Sørensen',
    role: 'guard',
    run: '12',
    active: true,
    madeAt: 1,
    loggedInAt: 2,
    password: { hash: '$argon2id$…', changedAt: 3, oneTime: true },
    totp: { secret: 'sealed', usedStep: 4 },
    totpStarted: { secret: 'sealed', at: 5 },
    recoveryCodes: ['aa'],
    passkeys: [
      {
        id: 'credential',
        name: 'Phone',
        site: 'baton.example',
        publicKey: 'key',
        counter: 6,
        addedAt: 7,
        usedAt: 8,
      },
    ],
    preferences: { language: 'da', scheme: 'dark', dense: true },
    networks: ['192.0.2.1'],
  }
}

function session(id: string, user: string): SessionRecord {
  return { id, user, openedAt: 1, lastSeenAt: 2, address: '192.0.2.1', agent: 'Firefox' }
}

onBothStorages('a user is found by id and by login, and comes back as put', async (t, storage) => {
  await storage.write((unit) => {
    unit.putUser(user(anne, 'anne'))
    unit.putUser(user(bo, 'bo'))
  })
  t.strictSame(await storage.users.get(anne), user(anne, 'anne'))
  t.strictSame(await storage.users.byLogin('bo'), user(bo, 'bo'))
  t.equal(await storage.users.byLogin('bo/'), undefined)
  t.equal(await storage.users.get(streamId('nobody')), undefined)
  t.strictSame((await storage.users.all()).map(({ id }) => id).sort(), [anne, bo].sort())
})

onBothStorages('a user that is put again replaces the one before', async (t, storage) => {
  await storage.write((unit) => unit.putUser(user(anne, 'anne')))
  await storage.write((unit) => unit.putUser({ ...user(anne, 'anne'), role: 'reader' }))
  t.equal((await storage.users.byLogin('anne'))?.role, 'reader')
  t.equal((await storage.users.all()).length, 1)
})

onBothStorages(
  'a user that is deleted is found no more, and the login is free',
  async (t, storage) => {
    await storage.write((unit) => unit.putUser(user(anne, 'anne')))
    await storage.write((unit) => unit.deleteUser({ id: anne, login: 'anne' }))
    t.equal(await storage.users.get(anne), undefined)
    t.equal(await storage.users.byLogin('anne'), undefined)
    t.strictSame(await storage.users.all(), [])
  },
)

onBothStorages('saved views are kept by user and name', async (t, storage) => {
  await storage.write((unit) => {
    unit.putFilter(anne, 'Night', 'life=open')
    unit.putFilter(anne, 'Late', 'late=yes')
    unit.putFilter(anne, 'Night', 'life=open&run=12')
    unit.putFilter(bo, 'Night', 'life=complete')
  })
  t.strictSame(await storage.users.filters(anne), [
    { name: 'Late', query: 'late=yes' },
    { name: 'Night', query: 'life=open&run=12' },
  ])
  await storage.write((unit) => unit.deleteFilter(anne, 'Night'))
  t.strictSame(await storage.users.filters(anne), [{ name: 'Late', query: 'late=yes' }])
  t.equal((await storage.users.filters(bo)).length, 1)
})

onBothStorages(
  'a session is found by its id, and those of a user by the user',
  async (t, storage) => {
    await storage.write((unit) => {
      unit.putSession(session('aa', anne))
      unit.putSession(session('bb', anne))
      unit.putSession(session('cc', bo))
    })
    t.strictSame(await storage.sessions.get('bb'), session('bb', anne))
    t.strictSame(await storage.sessions.of(anne), ['aa', 'bb'])
    t.strictSame(
      (await collect(storage.sessions.all())).map(({ id }) => id),
      ['aa', 'bb', 'cc'],
    )
    await storage.write((unit) => unit.deleteSession({ id: 'aa', user: anne }))
    t.equal(await storage.sessions.get('aa'), undefined)
    t.strictSame(await storage.sessions.of(anne), ['bb'])
    t.strictSame(await storage.sessions.of(bo), ['cc'])
  },
)

function line(at: number, action: string): AuditRecord {
  return { at, name: 'Anne', address: '192.0.2.1', action, outcome: 'done' }
}

onBothStorages('the audit log is read newest first, from any line on', async (t, storage) => {
  await storage.write((unit) => {
    unit.putAudit('0001', line(2, 'second'))
    unit.putAudit('0001', line(300, 'fourth'))
    unit.putAudit('0002', line(2, 'third'))
    unit.putAudit('0001', line(1, 'first'))
  })
  const lines = await collect(storage.audit.read())
  const actions = lines.map(({ record }) => record.action)
  t.strictSame(actions, ['fourth', 'third', 'second', 'first'])
  t.strictSame(lines[0]?.record, line(300, 'fourth'))
  const after = await collect(storage.audit.read(lines[1]?.key))
  t.strictSame(
    after.map(({ record }) => record.action),
    ['second', 'first'],
  )
  t.strictSame(await collect(storage.audit.read(lines[3]?.key)), [])
})

onBothStorages('no text leads out of the audit log', async (t, storage) => {
  await storage.write((unit) => {
    unit.putAudit('0001', line(1, 'first'))
    unit.putSetting('name', 'not of the log')
    unit.putUser(user(anne, 'anne'))
  })
  for (const text of ['', '/', '../user', '~', '\0', '\u{10ffff}', '\ud800', '0', 'zzz']) {
    for (const { record } of await collect(storage.audit.read(text))) {
      t.equal(record.action, 'first', JSON.stringify(text))
    }
  }
})

onBothStorages('the oldest lines of the audit log are found and deleted', async (t, storage) => {
  await storage.write((unit) => {
    for (const at of [1, 2, 3, 500]) unit.putAudit('0001', line(at, String(at)))
  })
  t.equal((await storage.audit.olderThan(500, 2)).length, 2)
  t.strictSame(await storage.audit.olderThan(1, 9), [])
  const old = await storage.audit.olderThan(500, 9)
  t.equal(old.length, 3)
  await storage.write((unit) => unit.deleteAudit(old))
  const left = await collect(storage.audit.read())
  t.strictSame(
    left.map(({ record }) => record.at),
    [500],
  )
})
