/** What attachments know of linked companies, from the links, the connections and the queues. */
import type { Links } from '../link/links.ts'
import type { Network } from '../link/network.ts'
import type { Outboxes } from '../link/outboxes.ts'
import type { Neighbours } from './context.ts'

export function neighboursBy(
  links: Pick<Links, 'companyOf' | 'get'>,
  network: Pick<Network, 'status'>,
  outboxes: Pick<Outboxes, 'durable'>,
): Neighbours {
  return {
    activeCompany(node) {
      const company = links.companyOf(node)
      return company && links.get(company)?.state === 'active' ? company : undefined
    },
    connected: (company) =>
      network
        .status(company)
        .filter(({ connected }) => connected)
        .map(({ node }) => node),
    changesWait(node) {
      const { tail, acknowledged } = outboxes.durable(node)
      return tail > acknowledged
    },
  }
}
