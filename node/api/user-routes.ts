/** The people who use the pages, and the audit log: for who has the administrator's token. */
import { z } from 'zod'
import { login_chars_max, run_chars_max } from '../user/limits.ts'
import { roles } from '../user/roles.ts'
import { companyRoute, noInput, type Route } from './route.ts'
import { name } from './schemas.ts'

/** A text that is looked for; names and actions are shorter. */
const sought_chars_max = 200

const role = z.enum(roles)
const run = z.string().max(run_chars_max).describe('The run that a guard drives; empty: none.')
const sought = z.string().max(sought_chars_max).exactOptional()

/** What the audit line names: who it was done to. */
const loginIn = (answer: object) => (answer as { user: { login: string } }).user.login

export const userRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/users',
    summary: 'The people who use the pages, by name.',
    scope: 'admin',
    input: noInput,
    handle: async ({ users }) => ({ users: await users.list() }),
  }),
  companyRoute({
    method: 'POST',
    path: '/users',
    summary: 'Adds a user. The password is told this once, and changed at the first login.',
    scope: 'admin',
    input: z.strictObject({
      login: z.string().max(login_chars_max).describe('What is typed to log in; never changes.'),
      name,
      role,
      run: run.exactOptional(),
      language: z.enum(['en', 'da']).exactOptional(),
    }),
    status: 201,
    about: loginIn,
    handle: ({ users }, { input }) => users.add(input),
  }),
  companyRoute({
    method: 'PATCH',
    path: '/users/:user',
    summary: 'Changes a user. Who is switched off (active: false) is logged out at once.',
    scope: 'admin',
    input: z.strictObject({
      name: name.exactOptional(),
      role: role.exactOptional(),
      run: run.exactOptional(),
      active: z.boolean().exactOptional(),
    }),
    about: loginIn,
    handle: ({ users }, { params, input }) => users.change(params.user, input),
  }),
  companyRoute({
    method: 'POST',
    path: '/users/:user/reset-password',
    summary: 'A new password, told this once. With factors: drop also forgets app and passkeys.',
    scope: 'admin',
    input: z.strictObject({ factors: z.enum(['keep', 'drop']).default('keep') }),
    about: loginIn,
    handle: ({ users }, { params, input }) => users.resetPassword(params.user, input.factors),
  }),
  companyRoute({
    method: 'DELETE',
    path: '/users/:user',
    summary: 'Removes a user for good; what the user wrote keeps the name.',
    scope: 'admin',
    input: noInput,
    about: loginIn,
    handle: ({ users }, { params }) => users.remove(params.user),
  }),
  companyRoute({
    method: 'GET',
    path: '/audit',
    summary: 'Who did what, when, from where: the newest first, a hundred at most; `next` goes on.',
    scope: 'admin',
    input: z.strictObject({
      before: sought.describe('`next` of the page before.'),
      user: sought.describe("A user's id."),
      action: sought,
      text: sought.describe('Stands in the name, action, target, address or text.'),
    }),
    handle: ({ users }, { input }) => users.audit(input),
  }),
]
