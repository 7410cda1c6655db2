/**
 * What the pages need of the node about the company itself: where it is, its resolution codes, and
 * its recovery phrase.
 */
import type { CompanyPlace, CompanyRefused } from './set-up.ts'
import type { Actor, Later, Refusal } from './user.ts'

/** What is changed is for who may `administer`. */
export interface CompanyProfileBackend {
  /** As it is typed; empty: not chosen yet. */
  place(actor: Actor): CompanyPlace
  /** Where nodes of other companies reach this one, where the settings of the node say so. */
  readonly announced: readonly string[]
  /** Resolution codes of this company, for whoever completes jobs; none: the usual ones. */
  resolutions(actor: Actor): readonly string[]
  change(
    actor: Actor,
    input: CompanyPlace & { readonly resolutions: readonly string[] },
  ): Promise<
    | { readonly is: 'changed' }
    | CompanyRefused
    /** More than 60, or one of more than 80 characters. */
    | { readonly is: 'refused'; readonly fault: 'resolutions' }
  >
}

/**
 * The recovery phrase, from the making of the company until a person has it on paper. For who may
 * `administer`.
 */
export interface PhraseBackend {
  /** Whether it is still to be written down. */
  waits(actor: Actor): Promise<boolean>
  /** Whether the words are shown without the password: to who has just set the node up. */
  isFresh(actor: Actor): boolean
  /** 'unknown': it does not wait. */
  words(
    actor: Actor,
    input: { readonly password: string },
  ): Promise<{ readonly is: 'words'; readonly words: readonly string[] } | Refusal | Later>
  /** Places of the words that are asked back, from 1; the same in one session. */
  asked(actor: Actor): readonly number[]
  /** Words at the places that are asked. When they are right the phrase is forgotten here. */
  confirm(
    actor: Actor,
    words: readonly string[],
  ): Promise<
    | { readonly is: 'confirmed' }
    /** Places of the words that are not right. */
    | { readonly is: 'wrong'; readonly places: readonly number[] }
  >
}
