/**
 * Where the company is: its country, the time zone in which its people read times, and the address
 * under which other companies reach its node; and the resolution codes that it works with. One row
 * of the settings, changed while the node runs.
 */
import type { Storage } from '../../storage/storage.ts'

const key = 'company-profile'

/** More is no list that somebody chooses from at night. */
const resolutions_max = 60
/** A code with its words; longer is an outcome, which has its own field. */
const resolution_chars_max = 80

export type Profile = {
  /** Two capital letters of ISO 3166. */
  readonly country?: string
  /** As `Europe/Copenhagen`. */
  readonly zone?: string
  /** As `/dns4/baton.example.com/tcp/4001`. */
  readonly address?: string
  /** Resolution codes that are offered when a job is completed; absent: the usual ones. */
  readonly resolutions?: readonly string[]
}

export class CompanyProfile {
  readonly #storage: Pick<Storage, 'settings' | 'write'>
  readonly #listeners = new Set<() => void>()
  #kept: Profile

  private constructor(storage: Pick<Storage, 'settings' | 'write'>, kept: Profile) {
    this.#storage = storage
    this.#kept = kept
  }

  /** `first`: what a company begins with that has none yet. */
  static async open(
    storage: Pick<Storage, 'settings' | 'write'>,
    first: Profile | undefined,
  ): Promise<CompanyProfile> {
    const kept = (await storage.settings.get(key)) as Profile | undefined
    const profile = new CompanyProfile(storage, kept ?? {})
    if (!kept && first) await profile.change(first)
    return profile
  }

  get(): Profile {
    return this.#kept
  }

  /** That of the machine, until somebody has chosen one. */
  zone(): string {
    return this.#kept.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  }

  /** All of it is replaced. */
  async change(profile: Profile): Promise<void> {
    await this.#storage.write((unit) => unit.putSetting(key, profile))
    this.#kept = profile
    for (const listener of this.#listeners) listener()
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export function isCountry(text: string): boolean {
  if (!/^[A-Z]{2}$/.test(text)) return false
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(text) !== undefined
}

/** The codes as they are offered: none twice, none empty; undefined: too many, or one too long. */
export function readResolutions(codes: readonly string[]): readonly string[] | undefined {
  const all = [...new Set(codes.map((code) => code.normalize('NFC').trim()))].filter(Boolean)
  const fits = all.every((code) => code.length <= resolution_chars_max && /^\P{Cc}+$/u.test(code))
  return fits && all.length <= resolutions_max ? all : undefined
}

/** Names only: an offset such as `+01:00` knows no summer time. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}
