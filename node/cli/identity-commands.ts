/** Commands about this company's own nodes: a new key, revoking, recovering. */
import type { FoundLink, Recovered } from '../api/backend.ts'
import type { NextNode } from '../identity/rotation.ts'
import type { OwnNodeView } from '../link/own-node.ts'
import { type Call, type Command, operand, UsageError } from './command.ts'
import { clock, columns, plain } from './print.ts'
import { recoveryPhraseOf } from './secrets.ts'
import { numberOf } from './values.ts'

const phraseHelp = 'The recovery phrase is read from BATON_RECOVERY_PHRASE (or _FILE), or typed.'

export const identityCommands: readonly Command[] = [
  {
    name: 'identity show',
    operands: [],
    options: {},
    summary: "This node's certificate, those that wrote before it, and what was revoked.",
    async run({ client }) {
      const view = await client.get<OwnNodeView>('/identity')
      const { node, serial, hasCompanyKey, earlier, revoked } = view
      const key = hasCompanyKey ? 'on this machine' : 'not on this machine: the phrase is asked for'
      const rows = [
        ['node', node],
        ['serial', `${serial} (${clock(serial)})`],
        ['company key', key],
        ...earlier.map((one) => ['earlier', `${one} (${clock(one)})`]),
        ...revoked.map((one) => ['revoked', `${one.serial}, on ${clock(one.at)}`]),
      ]
      return { json: view, lines: columns(rows) }
    },
  },
  {
    name: 'identity rotate',
    operands: [],
    options: {
      above: { type: 'string', value: 'SERIAL', help: 'A greater serial that a partner knows.' },
    },
    summary: `Gives this node a new key, at once. ${phraseHelp}`,
    async run(call) {
      const given = call.options.text('above')
      const above = given === undefined ? {} : { above: numberOf(given, 'above') }
      const { serial } = await call.client.get<OwnNodeView>('/identity')
      const phrase = await phraseIfNeeded(call)
      const next = await call.client.post<NextNode>('/identity/rotate', { ...above, ...phrase })
      const lines = [
        `The node begins anew as ${next.node}, serial ${next.serial}.`,
        'Partners take it by its certificate: nothing is to be linked again.',
        `Was the old key stolen or its machine lost? baton identity revoke --serial ${serial}`,
      ]
      return { json: next, lines }
    },
  },
  {
    name: 'identity revoke',
    operands: [],
    options: {
      serial: {
        type: 'string',
        value: 'SERIAL',
        help: 'Of the certificate; identity show has it.',
      },
    },
    summary: `Every partner refuses that node from now on. ${phraseHelp}`,
    async run(call) {
      const given = call.options.text('serial')
      if (given === undefined) throw new UsageError('--serial')
      const serial = numberOf(given, 'serial')
      const phrase = await phraseIfNeeded(call)
      const revoked = await call.client.post('/identity/revoke', { serial, ...phrase })
      const lines = [
        `Serial ${serial} is revoked. Who is connected knows, the others hear it when they connect.`,
      ]
      return { json: revoked, lines }
    },
  },
  {
    name: 'recover',
    operands: [],
    options: {
      name: { type: 'string', value: 'NAME', help: 'The company as others read it, as before.' },
      code: { type: 'string', value: 'ABC', help: 'Its code, as before.' },
      address: { type: 'string', value: 'HOST:PORT', help: "Of a partner's node." },
    },
    summary: `Begins a company again that has lost its node. ${phraseHelp}`,
    async run({ client, options, environment }) {
      const [name, code, address] = ['name', 'code', 'address'].map((one) => options.text(one))
      if (name === undefined || code === undefined) throw new UsageError('--name and --code')
      const phrase = await recoveryPhraseOf(environment)
      const where = address === undefined ? {} : { address }
      const made = await client.post<Recovered>('/company/recover', {
        name,
        code,
        phrase,
        ...where,
      })
      const { found } = made
      const next =
        found === undefined
          ? ['Now find the links: baton link find HOST:PORT, with the address of a partner.']
          : 'refused' in found
            ? [`No link was found: ${plain(found.message)}`, 'Try: baton link find HOST:PORT']
            : foundLines(found)
      return { json: made, lines: [`${plain(name)} is here again.`, ...next] }
    },
  },
  {
    name: 'link find',
    operands: ['ADDRESS'],
    options: {},
    summary: 'Asks a partner for a link that was lost here.',
    async run(call) {
      const address = operand(call, 0)
      const found = await call.client.post<FoundLink>('/links/find', { address })
      return { json: found, lines: foundLines(found) }
    },
  },
]

function foundLines({ code, name }: FoundLink): string[] {
  return [
    `${plain(name)} still has the link that this company approved.`,
    `If it is one: baton link approve ${plain(code)}. Then all shared jobs come back.`,
  ]
}

async function phraseIfNeeded({ client, environment }: Call): Promise<{ phrase?: string }> {
  const { hasCompanyKey } = await client.get<OwnNodeView>('/identity')
  return hasCompanyKey ? {} : { phrase: await recoveryPhraseOf(environment) }
}
