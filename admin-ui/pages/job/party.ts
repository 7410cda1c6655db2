/** Companies as they are picked in a form: typed, or chosen of links and address book. */
import type { AddressBookLine } from '../../backend/address-book.ts'
import type { Party } from '../../backend/job.ts'
import { piece, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { suggestionOptions } from '../../views/field.ts'

/** What fits below a field. */
const suggestions_max = 12

/** Fields of a form in which providers stand, the first always there. Nobody sends a job to more. */
export const providerFields = [
  'provider',
  'provider2',
  'provider3',
  'provider4',
  'provider5',
  'provider6',
] as const

/** How a company stands in a field and its suggestions: `PAT · PAT Security`. */
function partyLabel({ code, name }: Pick<AddressBookLine, 'code' | 'name'>): string {
  return code ? `${code} · ${name}` : name
}

/** The entry that was typed: by its label, its name or its code; undefined: nobody of the book. */
export async function partyLine(
  { actor, backend }: Pick<Call, 'actor' | 'backend'>,
  typed: string,
): Promise<AddressBookLine | undefined> {
  const wanted = compared(typed)
  if (wanted === '') return undefined
  // By a label the code finds it; by a name of one's own the whole of it.
  const [code = ''] = typed.split('·')
  const texts = new Set([typed.trim(), code.trim()])
  const found: AddressBookLine[] = []
  for (const text of texts) found.push(...(await backend.addressBook.list(actor, { text })))
  const same = found.filter((line) =>
    [partyLabel(line), line.name, line.code ?? ''].some((one) => compared(one) === wanted),
  )
  // Two of one name: the one that is sent to.
  return same.find(({ toPhone }) => !toPhone) ?? same[0]
}

/** Whom a job names with these words; where nobody of the book is meant, the words themselves. */
export async function partyOf(
  call: Pick<Call, 'actor' | 'backend'>,
  typed: string,
): Promise<Party> {
  const line = await partyLine(call, typed)
  return line?.party ?? { name: typed.trim() }
}

/** This company itself is no other one: it attends. */
export function isOurselves({ company }: Pick<View, 'company'>, typed: string): boolean {
  const names = [company?.code, company?.name, company && partyLabel(company)]
  return names.some((one) => one !== undefined && compared(one) === compared(typed))
}

/** Suggestions while somebody types; the field has one of these names. */
export async function jobParties({ actor, backend, query }: Call): Promise<Reply> {
  const names = ['to', 'alarmCompany', 'customer', ...providerFields]
  const typed = names
    .map((name) => query[name])
    .find((one): one is string => typeof one === 'string')
  const lines = await backend.addressBook.list(actor, {
    limit: suggestions_max,
    ...(typed?.trim() ? { text: typed } : {}),
  })
  return piece(suggestionOptions(lines.map(partyLabel)))
}

function compared(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase()
}
