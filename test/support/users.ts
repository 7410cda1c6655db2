/** Users as a node has them, on a storage in memory, with a clock that is set by hand. */
import { createHash } from 'node:crypto'
import type { Test } from 'tap'
import type { Actor, Role, UsersBackend } from '../../admin-ui/backend/user.ts'
import { usersBackend } from '../../node/pages/user.ts'
import type { UserContext } from '../../node/user/context.ts'
import { openUsers, type UsersOptions } from '../../node/user/open.ts'
import type { Hasher } from '../../node/user/passwords.ts'
import { openMemoryStorage } from '../../storage/open.ts'
import { ownFolder } from './folder.ts'

/** As quick as a test likes it; tells how often it was asked. */
export function quickHasher(): Hasher & { readonly asked: { hash: number; verify: number } } {
  const asked = { hash: 0, verify: 0 }
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  return {
    asked,
    async hash(text) {
      asked.hash++
      return digest(text)
    },
    async verify(hash, text) {
      asked.verify++
      return hash === digest(text)
    },
  }
}

export const desk = { address: '192.0.2.10', agent: 'Chromium on the desk' }
export const elsewhere = { address: '198.51.100.7', agent: 'somewhere else' }

/** Of everybody in these tests. */
export const password = 'a quiet night shift'

export class Users {
  readonly context: UserContext
  /** As the pages declare it: what the node gives has to fit. */
  readonly backend: UsersBackend
  readonly hasher = quickHasher()
  now = Date.parse('2026-11-21T20:00:00Z')

  private constructor(options: Omit<UsersOptions, 'now' | 'hasher' | 'company'>) {
    this.context = openUsers({
      ...options,
      company: 'Alarm Company',
      hasher: this.hasher,
      now: () => this.now,
    })
    this.backend = usersBackend(this.context)
  }

  static async open(t: Test, options: Partial<UsersOptions> = {}): Promise<Users> {
    const storage = options.storage ?? (await openMemoryStorage())
    const data = options.data ?? (await ownFolder(t))
    return new Users({ ...options, data, storage })
  }

  /** The first administrator, logged in. */
  async found(login = 'admin'): Promise<Actor> {
    const founded = await this.backend.foundAdministrator({ login, name: 'Anne', password }, desk)
    if (founded.is !== 'in') throw new Error(`not founded: ${founded.fault}`)
    return founded.actor
  }

  /** A user with the password of these tests, logged in. */
  async person(admin: Actor, login: string, role: Role = 'operator'): Promise<Actor> {
    const added = await this.backend.addUser(admin, { login, name: `Name of ${login}`, role })
    if (added.is !== 'added') throw new Error(`not added: ${added.fault}`)
    const first = await this.logIn(login, added.password)
    const change = { current: added.password, password }
    const changed = await this.backend.changePassword(first.actor, change)
    if (changed.is !== 'changed') throw new Error('the password was not changed')
    return (await this.logIn(login)).actor
  }

  async logIn(login: string, typed = password, from = desk) {
    const answer = await this.backend.logIn({ login, password: typed }, from)
    if (answer.is !== 'in') throw new Error(`not logged in: ${answer.is}`)
    return answer
  }

  /** Whose cookie that is, asked from the desk. */
  whose(secret: string): Promise<Actor | undefined> {
    return this.backend.actorOf(secret, desk.address)
  }

  /** Lets time go by. */
  pass(ms: number): void {
    this.now += ms
  }
}
