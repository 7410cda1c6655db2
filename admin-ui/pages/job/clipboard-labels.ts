/** What monitoring screens call things, in English and Danish, and where labels stand in a line. */
import type { FieldName } from '../../../protocol/job/fields.ts'

type Meant =
  | Extract<
      FieldName,
      'siteName' | 'siteAddress' | 'siteReference' | 'issuerReference' | 'account' | 'caller'
    >
  | 'time'
  | 'phone'
  | 'priority'
  /** Parts of an address that have a line of their own. */
  | 'more address'
  /** Known to be a label, and its words belong into the request. */
  | 'request'

const labels: Readonly<Record<Meant, readonly string[]>> = {
  account: [
    ...['account', 'account no', 'account number', 'acct', 'acct no', 'acc', 'acc no', 'a/c'],
    ...['client no', 'client number', 'csid', 'system no', 'subscriber no', 'panel', 'panel id'],
    ...['abonnent', 'abonnentnr', 'abonnent nr', 'kundenr', 'kunde nr', 'anlæg', 'anlægsnr'],
  ],
  siteName: [
    ...['site', 'site name', 'premises', 'client', 'client name', 'subscriber', 'customer'],
    ...['name', 'location', 'property', 'sted', 'navn', 'kunde', 'lokation', 'ejendom'],
  ],
  siteAddress: ['address', 'addr', 'street', 'site address', 'adresse', 'adr', 'vej'],
  'more address': [
    ...['suburb', 'city', 'town', 'postcode', 'post code', 'zip', 'state', 'postnr', 'bynavn'],
  ],
  siteReference: ['site ref', 'site reference', 'site no', 'site id', 'sted nr', 'stedsnr'],
  issuerReference: [
    ...['reference', 'ref', 'ref no', 'job no', 'job', 'incident', 'incident no', 'ticket'],
    ...['event no', 'order', 'case', 'sag', 'sagsnr', 'referencenr', 'hændelsesnr', 'opgavenr'],
  ],
  caller: ['caller', 'called by', 'reported by', 'requested by', 'opringer', 'anmelder'],
  phone: [
    ...['phone', 'tel', 'telephone', 'mobile', 'contact', 'contact no', 'call back', 'callback'],
    ...['telefon', 'tlf', 'mobil', 'kontakt', 'ring til'],
  ],
  time: [
    ...['time', 'date', 'date/time', 'time/date', 'received', 'alarm time', 'event time', 'at'],
    ...['time received', 'logged', 'tid', 'tidspunkt', 'dato', 'dato/tid', 'modtaget', 'kl'],
  ],
  priority: ['priority', 'prio', 'pri', 'prioritet'],
  request: [
    ...['event', 'alarm', 'signal', 'code', 'event code', 'alarm type', 'type', 'zone', 'zn'],
    ...['area', 'partition', 'sensor', 'detector', 'point', 'description', 'comment', 'comments'],
    ...['instructions', 'instruction', 'action', 'notes', 'note', 'keys', 'operator', 'user'],
    ...['hændelse', 'kode', 'område', 'detektor', 'beskrivelse', 'instruks', 'bemærkning'],
    ...['nøgler', 'operatør', 'bruger', 'gruppe', 'sektion'],
  ],
}

const meanings = new Map(
  Object.entries(labels).flatMap(([meant, words]) =>
    words.map((word): [string, Meant] => [word, meant as Meant]),
  ),
)

/** What that label means; undefined: it is none that is known. */
export function labelOf(label: string): Meant | undefined {
  return meanings.get(label.toLowerCase().replaceAll(/[.#]/g, '').replaceAll(/\s+/g, ' ').trim())
}

type Label = { readonly label: string; readonly at: number; readonly end: number }

/** Known labels of a line, each with where it begins and where its value does. */
export function lineLabels(line: string): Label[] {
  const found: Label[] = []
  // `Label:`, `Label =`, `Label ......`, and a label in a column of its own (a tab).
  const pattern = /(?<=^|[\s|;,])([\p{L}][\p{L}\d/ .#]{0,20}?)(?:\s*[:=]\s*|\s*\.{3,}\s*|\t+)/gu
  for (let from = 0; from < line.length; ) {
    pattern.lastIndex = from
    const match = pattern.exec(line)
    if (!match) break
    const [whole, words = ''] = match
    const known = lastKnown(words)
    const end = match.index + whole.length
    if (known !== undefined) {
      const label = words.slice(known)
      found.push({ label, at: match.index + known, end })
    }
    from = Math.max(end, from + 1)
  }
  return found
}

/** Where a label begins at the end of these words: `4711 Zone` ends in one. */
function lastKnown(words: string): number | undefined {
  for (let at = 0; at < words.length; ) {
    if (labelOf(words.slice(at))) return at
    const next = words.indexOf(' ', at)
    if (next < 0) return undefined
    at = next + 1
  }
  return undefined
}
