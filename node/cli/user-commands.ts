/** Commands about the people who use the pages: also the way in for who forgot the password. */
import type { UserWithPassword } from '../api/user-backend.ts'
import type { UserLine } from '../user/users.ts'
import { type Client, notFound } from './client.ts'
import { type Command, type Output, operand, UsageError } from './command.ts'
import { clock, plain, table } from './print.ts'

export const userCommands: readonly Command[] = [
  {
    name: 'user list',
    operands: [],
    options: {},
    summary: 'The people who use the pages.',
    async run({ client }) {
      const answer = await client.get<{ users: UserLine[] }>('/users')
      const rows = answer.users.map((user) => [
        user.login,
        user.name,
        user.role,
        user.run,
        stateOf(user),
        user.loggedInAt === undefined ? 'never' : clock(user.loggedInAt),
      ])
      const names = ['LOGIN', 'NAME', 'ROLE', 'RUN', 'STATE', 'LOGGED IN']
      return { json: answer, lines: table(names, rows, 'No users: open the pages, or user add.') }
    },
  },
  {
    name: 'user add',
    operands: ['LOGIN'],
    options: {
      name: { type: 'string', value: 'NAME', help: 'As others read it; absent: the login.' },
      role: {
        type: 'string',
        value: 'ROLE',
        help: 'administrator, dispatcher, operator, guard or reader.',
      },
      run: { type: 'string', value: 'RUN', help: 'The run that a guard drives.' },
    },
    summary: 'Adds a user. The password is shown this once, and changed at the first login.',
    async run(call) {
      const login = operand(call, 0)
      const role = call.options.text('role')
      if (role === undefined) throw new UsageError('--role')
      const run = call.options.text('run')
      const name = call.options.text('name') ?? login
      const user = { login, name, role, ...(run === undefined ? {} : { run }) }
      return withPassword(await call.client.post<UserWithPassword>('/users', user))
    },
  },
  {
    name: 'user reset-password',
    operands: ['LOGIN'],
    options: {
      'drop-factors': { type: 'boolean', help: 'Also forgets the app, its codes and passkeys.' },
    },
    summary: 'Gives a new password, shown this once, and logs the user out everywhere.',
    async run(call) {
      const { client, options } = call
      const { id } = await findUser(client, operand(call, 0))
      const factors = options.has('drop-factors') ? 'drop' : 'keep'
      const path = `/users/${id}/reset-password`
      return withPassword(await client.post<UserWithPassword>(path, { factors }))
    },
  },
  switching('off', false, 'Switches a user off, and logs the user out everywhere at once.'),
  switching('on', true, 'Switches a user on again.'),
]

function switching(word: string, active: boolean, summary: string): Command {
  return {
    name: `user ${word}`,
    operands: ['LOGIN'],
    options: {},
    summary,
    async run(call) {
      const { id } = await findUser(call.client, operand(call, 0))
      const answer = await call.client.patch<{ user: UserLine }>(`/users/${id}`, { active })
      const { login } = answer.user
      return { json: answer, lines: [`${plain(login)} is switched ${word}.`] }
    },
  }
}

function withPassword(answer: UserWithPassword): Output {
  return {
    json: answer,
    lines: [answer.password, `For ${plain(answer.user.login)}, who changes it at the first login.`],
  }
}

function stateOf({ active, mustChangePassword, totp, passkeys }: UserLine): string {
  const parts = [
    active ? 'active' : 'off',
    ...(mustChangePassword ? ['one-time password'] : []),
    ...(totp ? ['app'] : []),
    ...(passkeys > 0 ? ['passkey'] : []),
  ]
  return parts.join(', ')
}

async function findUser(client: Client, login: string): Promise<UserLine> {
  const { users } = await client.get<{ users: UserLine[] }>('/users')
  const user = users.find((one) => one.login === login.toLowerCase())
  if (!user) throw notFound(`There is no user "${login}": see "baton user list".`)
  return user
}
