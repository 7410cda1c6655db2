/** What of the audit log is asked for, out of an address, and the address of it. */
import type { AuditQuery } from '../../backend/user.ts'
import type { Form } from '../../route.ts'

const id_chars_max = 64
const action_chars_max = 60
const text_chars_max = 100
const key_chars_max = 200

/** Empty fields of the form are no wish. */
export function auditQuery({ user, action, text, before }: Form): AuditQuery {
  const wished = (value: Form[string] | undefined, chars_max: number) => {
    const trimmed = typeof value === 'string' ? value.trim().slice(0, chars_max) : ''
    return trimmed === '' ? undefined : trimmed
  }
  const all = {
    user: wished(user, id_chars_max),
    action: wished(action, action_chars_max),
    text: wished(text, text_chars_max),
    before: wished(before, key_chars_max),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

export function auditAddress(path: string, query: AuditQuery): string {
  const fields = new URLSearchParams(Object.entries(query)).toString()
  return fields === '' ? path : `${path}?${fields}`
}
