/** What people are called: logins, display names, runs. */
import { isName } from '../../protocol/identity/certificate.ts'
import type { Role } from '../../storage/storage.ts'
import type { UserFault } from './context.ts'
import { login_chars_max, login_chars_min, run_chars_max } from './limits.ts'

const login_form = new RegExp(
  `^[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{${login_chars_min - 1},${login_chars_max - 1}}$`,
  'u',
)

/** A login as it is kept: capitals and spaces around it don't count. Undefined: it can't be one. */
export function readLogin(typed: string): string | undefined {
  // Longer than any, whatever is left of it.
  if (typed.length > login_chars_max * 4) return undefined
  const login = typed.trim().normalize('NFKC').toLowerCase()
  return login_form.test(login) ? login : undefined
}

/** What is wrong with a name and a run for that role; undefined: nothing. */
export function nameFault(
  name: string,
  role: Role,
  run: string | undefined,
): UserFault | undefined {
  if (!isName(name)) return 'name-form'
  if (run === undefined) return undefined
  if (role !== 'guard') return 'run-not-guard'
  return isName(run) && run.length <= run_chars_max ? undefined : 'run-form'
}
