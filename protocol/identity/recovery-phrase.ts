/**
 * The company key on paper: 24 words of BIP 39's English list stand for the 32-byte seed, the last
 * one holding a checksum. The words *are* the seed; there is no passphrase and no stretching.
 */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { seed_bytes } from './keys.ts'

/** 32 bytes and 8 bits of checksum, 11 bits a word. */
const recovery_phrase_words = 24

/** What is wrong with a phrase, so that who typed it can mend it. */
export type RecoveryPhraseFault =
  | { readonly fault: 'word-count'; readonly words: number }
  /** The first word that isn't of the list, and its place counted from 1. */
  | { readonly fault: 'unknown-word'; readonly word: string; readonly place: number }
  /** All are words of the list, but one is wrong or two have changed places. */
  | { readonly fault: 'checksum' }

/** The 24 words of this 32-byte seed, with single spaces between. */
export function recoveryPhrase(seed: Uint8Array): string {
  if (seed.length !== seed_bytes) throw new RangeError(`a seed has ${seed_bytes} bytes`)
  return entropyToMnemonic(seed, wordlist)
}

/** The seed of a phrase as typed, capitals and spaces as they come, or what is wrong with it. */
export function seedFromRecoveryPhrase(
  typed: string,
): { readonly seed: Uint8Array } | RecoveryPhraseFault {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length !== recovery_phrase_words) return { fault: 'word-count', words: words.length }
  const wrong = words.findIndex((word) => !wordlist.includes(word))
  if (wrong >= 0) return { fault: 'unknown-word', word: words[wrong] ?? '', place: wrong + 1 }
  try {
    return { seed: mnemonicToEntropy(words.join(' '), wordlist) }
  } catch {
    return { fault: 'checksum' }
  }
}
