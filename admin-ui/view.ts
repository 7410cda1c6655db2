/** What every page and piece is written with: who reads it, in which words, when. */
import type { Actor, Language, Scheme } from './backend/user.ts'
import type { Text } from './locales/locales.ts'
import type { Tone } from './views/badge.ts'
import type { Times } from './views/time.ts'

export type View = {
  /** Absent on pages that are open to everybody. */
  readonly actor?: Actor
  readonly language: Language
  readonly scheme: Scheme
  readonly dense: boolean
  readonly text: Text
  readonly times: Times
  /** Absent until a company is set up. */
  readonly company?: { readonly code: string; readonly name: string }
  /** Links of the top bar that this actor may follow. */
  readonly nav: readonly NavLink[]
  /** Of this page, without its query. */
  readonly path: string
  /** What had changed when this page began to be made; live.ts says how it goes on from there. */
  readonly revision: string
  /** Of Baton. */
  readonly version: string
  /** The address of a file of static/, as `style.css`; it changes when one of the files does. */
  asset(name: string): string
  /** What is to be told once, on the next whole page; taking it makes it told. */
  takeFlashes(): readonly Flash[]
}

export type NavLink = { readonly path: string; readonly words: string; readonly current: boolean }

/** One message after something was done: kept here by session, never in the address. */
export type Flash = {
  readonly tone: Tone
  readonly words: string
  /** A form beside it that takes it back. */
  readonly undo?: Undo
}

export type Undo = {
  readonly action: string
  readonly words: string
  /** `name[]` goes as a list. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}
