/** Links with other companies, and what leads to one. */
import { allOf, linkKey, pairingKey } from '../keys.ts'
import { allJson, type ChangeRow, getJson, type Rows, toJson } from '../rows.ts'
import type { LinkRecord, LinkStore, PairingRecord, Unit } from '../storage.ts'

export function linkStore(rows: Rows): LinkStore {
  return {
    get: (company) => getJson<LinkRecord>(rows, linkKey(company)),
    all: () => allJson<LinkRecord>(rows, allOf('link')),
    pairings: () => allJson<PairingRecord>(rows, allOf('pairing')),
  }
}

type LinkChanges = Pick<Unit, 'putLink' | 'deleteLink' | 'putPairing' | 'deletePairing'>

export function linkChanges(change: ChangeRow): LinkChanges {
  return {
    putLink: (record) => change(linkKey(record.company), toJson(record)),
    deleteLink: (company) => change(linkKey(company), null),
    putPairing: (record) => change(pairingKey(record.id), toJson(record)),
    deletePairing: (id) => change(pairingKey(id), null),
  }
}
