/** What the pages ask about this company's own nodes. */
import type { IdentityBackend } from '../api/backend.ts'
import type { Actor } from '../user/actor.ts'

export function identityPages(identity: IdentityBackend) {
  return {
    view(actor: Actor) {
      must(actor)
      return identity.view()
    },
    async rotate(actor: Actor, input: { readonly phrase?: string }) {
      must(actor)
      const next = await identity.rotate(input)
      return 'refused' in next ? next : ({ is: 'rotated', serial: next.serial } as const)
    },
    async revoke(actor: Actor, input: { readonly serial: number; readonly phrase?: string }) {
      must(actor)
      const revoked = await identity.revoke(input)
      return 'refused' in revoked ? revoked : ({ is: 'revoked', serial: revoked.serial } as const)
    },
    async find(actor: Actor, address: string) {
      must(actor)
      const found = await identity.find(address)
      return 'refused' in found ? found : ({ is: 'found', name: found.name } as const)
    },
  } as const
}

/** The table of pages lets nobody else come so far: a page that does is a fault of ours. */
function must(actor: Actor): void {
  if (!actor.may('administer')) throw new Error(`${actor.role} asks what administrators may`)
}
