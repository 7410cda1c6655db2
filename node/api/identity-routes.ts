/** This company's own nodes: a new key, revoking, and recovering with the recovery phrase. */
import { z } from 'zod'
import { companyRoute, nodeRoute, noInput, type Route } from './route.ts'
import { code, name } from './schemas.ts'

/** 24 words of at most eight letters, with room for line breaks and numbers between them. */
const phrase_chars_max = 1000
/** A multiaddr with a PeerId, or a name and a port. */
const address_chars_max = 300

const phrase = z
  .string()
  .min(1)
  .max(phrase_chars_max)
  .describe('The recovery phrase; unset: the key on this machine is used.')
const serial = z.int().positive()
const address = z
  .string()
  .min(1)
  .max(address_chars_max)
  .describe("Of a partner's node, as baton.example.com:4001.")

export const identityRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/identity',
    summary: "This node's certificate, those that wrote before it, and what was revoked.",
    scope: 'admin',
    input: noInput,
    handle: ({ identity }) => identity.view(),
  }),
  companyRoute({
    method: 'POST',
    path: '/identity/rotate',
    summary: 'Gives this node a new key and certificate; it begins anew with them at once.',
    scope: 'admin',
    input: z.strictObject({
      phrase: phrase.exactOptional(),
      above: serial.exactOptional().describe('A greater serial that somebody knows.'),
    }),
    status: 202,
    about: (answer) => ('serial' in answer ? `serial ${String(answer.serial)}` : ''),
    handle: ({ identity }, { input }) => identity.rotate(input),
  }),
  companyRoute({
    method: 'POST',
    path: '/identity/revoke',
    summary: 'The node of this serial speaks for the company no more: every partner refuses it.',
    scope: 'admin',
    input: z.strictObject({ serial, phrase: phrase.exactOptional() }),
    about: (answer) => ('serial' in answer ? `serial ${String(answer.serial)}` : ''),
    handle: ({ identity }, { input }) => identity.revoke(input),
  }),
  companyRoute({
    method: 'POST',
    path: '/links/find',
    summary: 'Asks a partner for a link that was lost here. It then waits for approval.',
    scope: 'admin',
    input: z.strictObject({ address }),
    status: 201,
    handle: ({ identity }, { input }) => identity.find(input.address),
  }),
  nodeRoute({
    method: 'POST',
    path: '/company/recover',
    summary: 'Begins a company again on a new node, with its recovery phrase.',
    scope: 'admin',
    input: z.strictObject({ name, code, phrase, address: address.exactOptional() }),
    status: 201,
    handle: ({ backend }, { input }) => backend.recover(input),
  }),
]
