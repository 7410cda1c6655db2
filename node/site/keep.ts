/** Keeping sites in the book: making one, changing our own, notes, and what only we say of one. */
import { type StreamId, toHex } from '../../protocol/ids.ts'
import { nonce_bytes, text_chars_max } from '../../protocol/limits.ts'
import { site_file_number, type siteFields, told_fields } from '../../protocol/site/fields.ts'
import { refuse } from '../job/result.ts'
import type { Acting } from '../stream/append.ts'
import { siteText } from '../stream/site-keys.ts'
import { automatic, noSuchSite, type SiteContext, type SiteResult, saveSite } from './context.ts'
import { type EditedField, siteFault } from './input.ts'
import {
  changeSlots,
  inPortions,
  readSiteFile,
  type SiteInputs,
  siteLine,
  siteSlots,
} from './site-file.ts'

/** A new site of the book, whoever owns it. */
export async function addSite(
  { jobs: { streams } }: SiteContext,
  inputs: SiteInputs,
  acting: Acting = automatic,
): Promise<StreamId> {
  const nonce = toHex(streams.context.random(nonce_bytes))
  const genesis = { kind: 'private', nonce, number: site_file_number, attends: false } as const
  const [first, ...others] = inPortions(siteSlots(undefined, inputs))
  const saved = await streams.create(genesis, first?.([]) ?? [], others, acting)
  return saved.stream
}

export type SiteEdit = { readonly [name in EditedField]?: string }

/** A site of our own. */
export async function createSite(
  context: SiteContext,
  edit: SiteEdit,
  acting: Acting,
): Promise<SiteResult> {
  const fault = siteFault(edit) ?? nameFault(edit.name ?? '')
  if (fault) return fault
  return { refused: false, site: await addSite(context, edit, acting) }
}

/**
 * Changes a site. Of one that another company owns only what is ours can be changed: the rest is its
 * owner's to say.
 */
export async function editSite(
  context: SiteContext,
  site: StreamId,
  edit: SiteEdit,
  acting: Acting,
): Promise<SiteResult> {
  const fault = siteFault(edit)
  if (fault) return fault
  return saveSite(context, site, acting, (open) => {
    const file = readSiteFile(open)
    if (!file) return noSuchSite
    if (file.mergedInto) return mergedAway
    if (edit.name !== undefined && nameFault(edit.name)) return nameFault(edit.name) ?? []
    const foreign = file.owner
      ? told_fields.find((name) => isOther(edit, name, siteText(open.fold, name)))
      : undefined
    if (foreign) {
      const message =
        'Another company owns this site: what it says of it is changed by that company.'
      return refuse('may-not', message, { field: foreign })
    }
    return changeSlots(open, edit, acting.by)
  })
}

function isOther(edit: SiteEdit, name: keyof typeof siteFields, is: string): boolean {
  const said = (edit as SiteInputs)[name]
  return said !== undefined && said !== is
}

const nameFault = (name: string) =>
  name.trim() ? undefined : refuse('missing', 'Say how the site is called.', { field: 'name' })

export const mergedAway = refuse(
  'ended',
  'This site was merged into another one: change that one, or undo the merge.',
)

/** A note that no other company ever gets. */
export async function noteOnSite(
  context: SiteContext,
  site: StreamId,
  said: string,
  acting: Acting,
): Promise<SiteResult> {
  const text = said.trim()
  const field = { field: 'text' }
  if (!text) return refuse('missing', 'Write something.', field)
  if (text.length > text_chars_max) {
    return refuse('invalid', `A note has at most ${text_chars_max} characters.`, field)
  }
  return saveSite(context, site, acting, () => [siteLine('note', [], text)])
}

/** A person has read that the owner changed the address of a site whose keys are held here. */
export async function settleKeysWarning(
  context: SiteContext,
  site: StreamId,
  acting: Acting,
): Promise<SiteResult> {
  return saveSite(context, site, acting, (open) =>
    siteText(open.fold, 'keysWarning') ? siteSlots(open.fold, { keysWarning: '' }) : [],
  )
}
