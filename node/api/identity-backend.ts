/** The part of the interface's backend that is about this company's own nodes. */
import type { LinkRecord } from '../../storage/storage.ts'
import type { OwnNode } from '../link/own-node.ts'
import type { FoundLink, IdentityBackend } from './backend.ts'

/** `renew`: has the company begin anew with the key that was made. */
export function identityBackend(
  ownNode: Pick<OwnNode, 'view' | 'rotate' | 'revoke' | 'find'>,
  renew: () => void,
): IdentityBackend {
  return {
    view: () => ownNode.view(),
    async rotate(input) {
      const next = await ownNode.rotate(input)
      if (!('refused' in next)) renew()
      return next
    },
    revoke: (input) => ownNode.revoke(input),
    async find(address) {
      const record = await ownNode.find(address)
      return 'refused' in record ? record : foundIn(record)
    },
  }
}

function foundIn({ company, code, name }: LinkRecord): FoundLink {
  return { company, code, name }
}
