/** What the interface for programs is given of a company's node: part of the composition root. */
import type { CompanyBackend } from './api/backend.ts'
import { refuseRequest } from './api/error.ts'
import { identityBackend } from './api/identity-backend.ts'
import { jobBackend } from './api/job-backend.ts'
import { linkBackend } from './api/link-backend.ts'
import { userBackend } from './api/user-backend.ts'
import type { CompanyNode } from './compose.ts'
import { waitingPhrase } from './identity/files.ts'

/** `renew` has the company begin anew under the key that was made. */
export function companyBackend(
  node: CompanyNode,
  data: string,
  { failed, renew }: { readonly failed: (error: unknown) => void; readonly renew: () => void },
): CompanyBackend {
  const { company, node: id, code, name } = node.identity.certified
  const jobs = jobBackend(node.sites.book, node.receipts)
  let rebuilding: { done: number; total: number } | undefined
  return {
    own: { company, node: id, code, name },
    jobs,
    attachments: node.attachments,
    backups: node.backups,
    identity: identityBackend(node.ownNode, renew),
    links: linkBackend({
      links: node.links,
      linking: node.linking,
      network: node.network,
      context: node.jobs,
      jobs,
    }),
    users: userBackend(node.users),
    addressBook: node.addressBook,
    desk: node.desk,
    sites: node.sites.book,
    siteImports: node.sites.imports,
    addresses: () => node.addresses(),
    alarms: () => node.news.alarms(),
    waitingPhrase: () => waitingPhrase(data),
    rebuild() {
      if (rebuilding) return refuseRequest('too-many', 'A rebuild runs already.')
      rebuilding = { done: 0, total: 0 }
      node.streams
        .rebuild((done, total) => {
          rebuilding = { done, total }
        })
        .then(() => {
          rebuilding = undefined
          node.words.start()
        }, failed)
      return undefined
    },
    rebuilding: () => rebuilding,
  }
}
