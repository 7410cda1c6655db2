/** The part of the interface that has to do with users: their use cases, with sentences. */
import type { AuditEntry, AuditPage, AuditQuery } from '../user/audit.ts'
import type { Refusal, UserContext, UserFault } from '../user/context.ts'
import { login_chars_max, login_chars_min, run_chars_max, users_max } from '../user/limits.ts'
import {
  addUser,
  editUser,
  listUsers,
  type NewUser,
  removeUser,
  resetPassword,
  type UserInput,
  type UserLine,
} from '../user/users.ts'
import { type ErrorCode, type Refused, refuseRequest } from './error.ts'

/** With the password that is shown this once. */
export type UserWithPassword = { readonly user: UserLine; readonly password: string }

export interface UserBackend {
  list(): Promise<readonly UserLine[]>
  add(input: NewUser): Promise<UserWithPassword | Refused>
  change(user: string, input: UserInput): Promise<{ readonly user: UserLine } | Refused>
  resetPassword(user: string, factors: 'keep' | 'drop'): Promise<UserWithPassword | Refused>
  remove(user: string): Promise<{ readonly user: UserLine } | Refused>
  audit(query: AuditQuery): Promise<AuditPage>
  /** Writes a line of the audit log. */
  record(entry: AuditEntry): Promise<void>
}

export function userBackend(context: UserContext): UserBackend {
  const find = async (id: string) => (await listUsers(context)).find((user) => user.id === id)
  const found = async (id: string) => {
    const user = await find(id)
    return user ? { user } : refusedBy('unknown')
  }
  return {
    list: () => listUsers(context),
    async add(input) {
      const added = await addUser(context, input)
      if (isNo(added)) return refusedBy(added.fault)
      const user = await found(added.user)
      return 'user' in user ? { ...user, password: added.password } : user
    },
    async change(id, input) {
      const changed = await editUser(context, id, input)
      return isNo(changed) ? refusedBy(changed.fault) : found(id)
    },
    async resetPassword(id, factors) {
      const reset = await resetPassword(context, id, { factors })
      if (isNo(reset)) return refusedBy(reset.fault)
      const user = await found(id)
      return 'user' in user ? { ...user, password: reset.password } : user
    },
    async remove(id) {
      const user = await found(id)
      const removed = await removeUser(context, id)
      return isNo(removed) ? refusedBy(removed.fault) : user
    },
    audit: (query) => context.audit.page(query),
    record: (entry) => context.audit.record(entry),
  }
}

function isNo(answer: { readonly is: string }): answer is Refusal {
  return answer.is === 'refused'
}

type Said = readonly [code: ErrorCode, message: string, field?: string]

const said: Partial<Readonly<Record<UserFault, Said>>> = {
  'login-form': [
    'invalid',
    `login is not right: expected ${login_chars_min} to ${login_chars_max} letters, digits, . _ @ + -.`,
    'login',
  ],
  'login-taken': ['login-taken', 'Somebody else has this login: choose another.', 'login'],
  'name-form': ['invalid', 'name is not right: expected characters that show.', 'name'],
  'run-form': ['invalid', `run is not right: expected at most ${run_chars_max} characters.`, 'run'],
  'run-not-guard': ['invalid', 'Only a guard has a run.', 'run'],
  'too-many': ['too-many', `There are ${users_max} users: remove those who have left.`],
  'last-administrator': [
    'last-administrator',
    'This is the last administrator: make another one first.',
  ],
  unknown: ['not-found', 'There is no such user.'],
}

/** Faults that these use cases don't give have no sentence. */
function refusedBy(fault: UserFault): Refused {
  const [code, message, field] = said[fault] ?? (['invalid', `Not possible: ${fault}.`] as const)
  return refuseRequest(code, message, field === undefined ? {} : { field })
}
