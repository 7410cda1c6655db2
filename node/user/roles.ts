/** Who may do what: the one table of roles and permissions. */
import type { Role } from '../../storage/storage.ts'

/**
 * see: jobs and the board; a guard only jobs of the guard's own run. report: stages, notes, seal
 * checks, attachments, calls; a guard on those jobs only. dispatch: create, edit, answer, pass on,
 * recall, cancel, complete, reopen, take ownership. supervise: pause and resume links, put things
 * on test, take over unasked. administer: links, users, settings, audit log, tokens.
 */
export type Permission = 'see' | 'report' | 'dispatch' | 'supervise' | 'administer'

const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: ['see', 'report', 'dispatch', 'supervise', 'administer'],
  dispatcher: ['see', 'report', 'dispatch', 'supervise'],
  operator: ['see', 'report', 'dispatch'],
  guard: ['see', 'report'],
  reader: ['see'],
}

export const roles = Object.keys(permissions) as readonly Role[]

export function roleMay(role: Role, permission: Permission): boolean {
  return permissions[role].includes(permission)
}
