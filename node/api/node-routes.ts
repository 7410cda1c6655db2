/** The node itself: its company, its state, its tokens. */
import { z } from 'zod'
import type { Backend } from './backend.ts'
import { refuseRequest } from './error.ts'
import { companyRoute, nodeRoute, noInput, type Route } from './route.ts'
import { code, name, scope } from './schemas.ts'

export const nodeRoutes: readonly Route[] = [
  nodeRoute({
    method: 'POST',
    path: '/company',
    summary: 'Sets the company up. The recovery phrase is told this once: write it down.',
    scope: 'admin',
    input: z.strictObject({ name, code }),
    status: 201,
    handle: ({ backend }, { input }) => backend.setUp(input),
  }),
  nodeRoute({
    method: 'GET',
    path: '/status',
    summary: 'Company, node, links, jobs by life, alarms. Before the set-up, company is null.',
    scope: 'read',
    input: noInput,
    handle: ({ backend }) => statusOf(backend),
  }),
  companyRoute({
    method: 'POST',
    path: '/rebuild',
    summary: 'Derives views and indexes from the deltas again; GET /status says how far it is.',
    scope: 'admin',
    input: noInput,
    status: 202,
    handle: (company) => company.rebuild() ?? { rebuilding: true },
  }),
  nodeRoute({
    method: 'GET',
    path: '/tokens',
    summary: 'Tokens that were added, without their texts.',
    scope: 'admin',
    input: noInput,
    handle: ({ tokens }) => ({ tokens: tokens.list() }),
  }),
  nodeRoute({
    method: 'POST',
    path: '/tokens',
    summary: 'Adds a token. Its text is told this once; its name is the `by` of what it writes.',
    scope: 'admin',
    input: z.strictObject({ name, scope }),
    status: 201,
    handle: ({ tokens }, { input }) => tokens.add(input.name, input.scope),
  }),
  nodeRoute({
    method: 'DELETE',
    path: '/tokens/:token',
    summary: 'Removes a token; it lets nobody in from now on.',
    scope: 'admin',
    input: noInput,
    status: 204,
    handle: async ({ tokens }, { params }) =>
      (await tokens.remove(params.token))
        ? undefined
        : refuseRequest('not-found', 'There is no such token.'),
  }),
]

/** What the status route answers, and what the pages begin with. */
export async function statusOf(backend: Backend) {
  const { version } = backend
  const company = backend.company()
  if (!company) return { version, company: null }
  const { own, links, jobs } = company
  return {
    version,
    company: { id: own.company, code: own.code, name: own.name },
    node: own.node,
    addresses: company.addresses(),
    links: await links.list(),
    jobs: await jobs.count(),
    alarms: company.alarms(),
    // Where the recovery phrase waits to be written down and deleted.
    recoveryPhraseFile: (await company.waitingPhrase()) ?? null,
    backup: company.backups.state(),
    rebuild: company.rebuilding() ?? null,
  }
}
