/**
 * What the pages ask about the recovery phrase, which waits in a file of the identity until a
 * person has written it down and shown so by three of its words.
 */
import { hash } from 'node:crypto'
import { checkPassword } from '../user/account.ts'
import type { Actor } from '../user/actor.ts'
import { refused, type UserContext } from '../user/context.ts'

/** Who guesses three of 2048 words has not written them down, and nobody knows three by chance. */
const asked_words = 3

export type PhraseSources = {
  readonly users: UserContext
  /** The words while they wait. */
  read(): Promise<readonly string[] | undefined>
  forget(): Promise<void>
  /** The session in which the first administrator was made, since this start. */
  foundingSession(): string | undefined
}

export function phraseBackend({ users, read, forget, foundingSession }: PhraseSources) {
  const isFresh = (actor: Actor) => actor.session === foundingSession()
  return {
    waits: async (actor: Actor) => actor.may('administer') && (await read()) !== undefined,
    isFresh,
    async words(actor: Actor, { password }: { readonly password: string }) {
      must(actor)
      const wrong = isFresh(actor) ? undefined : await checkPassword(users, actor, password)
      if (wrong) return wrong
      const words = await read()
      return words ? ({ is: 'words', words } as const) : refused('unknown')
    },
    asked: (actor: Actor) => askedPlaces(actor.session),
    async confirm(actor: Actor, typed: readonly string[]) {
      must(actor)
      const words = await read()
      const places = askedPlaces(actor.session)
      const wrong = places.filter((place, at) => words && plain(typed[at]) !== words[place - 1])
      if (wrong.length > 0) return { is: 'wrong', places: wrong } as const
      await forget()
      return { is: 'confirmed' } as const
    },
  } as const
}

/** Other places in each session, and the same ones when its page is loaded again. */
function askedPlaces(session: string): readonly number[] {
  const places = Array.from({ length: 24 }, (_, at) => at + 1)
  const order = new Map(places.map((place) => [place, hash('sha256', `${session} ${place}`)]))
  const drawn = places.toSorted((one, other) =>
    (order.get(one) ?? '') < (order.get(other) ?? '') ? -1 : 1,
  )
  return drawn.slice(0, asked_words).toSorted((one, other) => one - other)
}

function plain(word = ''): string {
  return word.trim().toLowerCase()
}

/** The table of pages lets nobody else come so far. */
function must(actor: Actor): void {
  if (!actor.may('administer')) throw new Error(`${actor.role} asks for the recovery phrase`)
}
