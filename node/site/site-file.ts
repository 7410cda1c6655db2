/** A site of the book as its private stream says it, and the changes that write one. */
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { entryKinds } from '../../protocol/job/fields.ts'
import { type JobFold, registerKey, type Write } from '../../protocol/job/fold.ts'
import { entry_item_chars_max, over_per_slot_max } from '../../protocol/limits.ts'
import {
  place_fields,
  type SiteFieldName,
  type SiteLineKind,
  siteFields,
  siteLines,
} from '../../protocol/site/fields.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { exactKey, isSiteFile, linesOf, placeIn, siteText } from '../stream/site-keys.ts'
import type { Step } from '../stream/streams.ts'
import { former_keys_max, slot_bytes_max } from './limits.ts'
import type { Place } from './matching/place.ts'

/** Text by field; an empty one clears. */
export type SiteInputs = { readonly [name in SiteFieldName]?: string }

export type SiteFile = {
  readonly id: StreamId
  readonly openedAt: number
  readonly place: Place
  /** The company whose version it is; absent: ours. */
  readonly owner?: CompanyId
  readonly source?: StreamId
  readonly mergedInto?: StreamId
  /** When it was merged: of two that lead to each other the later one counts. */
  readonly mergedBy?: Pick<Write, 'time' | 'company' | 'id'>
  readonly text: (name: SiteFieldName) => string
}

export function readSiteFile(open: OpenStream | undefined): SiteFile | undefined {
  if (!open || !isSiteFile(open)) return undefined
  const { state, fold } = open
  const text = (name: SiteFieldName) => siteText(fold, name)
  const merge = fold.registers[registerKey(undefined, siteFields.mergedInto.number)]?.[0]
  return {
    id: state.stream,
    openedAt: state.openedAt,
    place: placeIn(fold),
    ...(text('owner') ? { owner: text('owner') as CompanyId } : {}),
    ...(text('source') ? { source: text('source') as StreamId } : {}),
    ...(merge && text('mergedInto')
      ? { mergedInto: text('mergedInto') as StreamId, mergedBy: merge }
      : {}),
    text,
  }
}

/** Name and address as fields. */
export function placeInputs({ lines, ...rest }: Place): SiteInputs {
  return { ...rest, lines: lines.join('\n') }
}

/** One change for each field that differs from what is there. */
export function siteSlots(fold: JobFold | undefined, inputs: SiteInputs): SlotDraft[] {
  const slots: SlotDraft[] = []
  for (const [name, text] of Object.entries(inputs) as [SiteFieldName, string][]) {
    const { number } = siteFields[name]
    const writes = fold?.registers[registerKey(undefined, number)] ?? []
    const [winner] = writes
    const is = winner?.value.is === 'text' ? winner.value.text : ''
    if (is === text && writes.length < 2) continue
    slots.push({
      is: 'change',
      field: number,
      over: writes.map(({ id }) => id).slice(0, over_per_slot_max),
      change: { is: 'value', value: { is: 'text', text } },
    })
  }
  return slots
}

/** As many changes as it takes: one must not be larger than the protocol allows. */
export function inPortions(slots: readonly SlotDraft[]): Step[] {
  const portions: SlotDraft[][] = []
  let bytes = slot_bytes_max
  for (const slot of slots) {
    const size = Buffer.byteLength(JSON.stringify(slot))
    if (bytes + size > slot_bytes_max) {
      portions.push([])
      bytes = 0
    }
    portions.at(-1)?.push(slot)
    bytes += size
  }
  return portions.map((portion) => () => portion)
}

/** A line of the site's history. */
export function siteLine(kind: SiteLineKind, items: readonly string[], text = ''): SlotDraft {
  const change = {
    is: 'entry',
    text,
    items: items.map((item) => shortened(item)),
    code: siteLines[kind],
  } as const
  return { is: 'change', field: entryKinds.note, change }
}

/**
 * What changing these fields writes: the values, a line for each that says what it was, and the
 * exact key that the site had, by which jobs that are on their way still find it.
 */
export function changeSlots(open: OpenStream, inputs: SiteInputs, by: string): SlotDraft[] {
  const { fold } = open
  const values = siteSlots(fold, inputs)
  if (values.length === 0) return []
  const changed = (Object.keys(inputs) as SiteFieldName[]).filter(
    (name) =>
      siteText(fold, name) !== inputs[name] && siteFields[name].number < siteFields.owner.number,
  )
  const lines = changed.map((name) =>
    siteLine('changed', [by, name, siteText(fold, name), inputs[name] ?? '']),
  )
  const moved = changed.some((name) => (place_fields as readonly string[]).includes(name))
  const was = moved ? [exactKey(placeIn(fold)), ...linesOf(siteText(fold, 'formerKeys'))] : []
  const former = moved
    ? siteSlots(fold, { formerKeys: [...new Set(was)].slice(0, former_keys_max).join('\n') })
    : []
  return [...values, ...former, ...lines]
}

const shortened = (text: string): string =>
  text.length > entry_item_chars_max ? `${text.slice(0, entry_item_chars_max - 1)}…` : text
