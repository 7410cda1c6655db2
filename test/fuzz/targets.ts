/**
 * Everything that is fuzzed, by the file that says how. Loading one loads the product, and coverage
 * begins before that; and the less is loaded, the less a look at what ran takes.
 */
import type { Target } from './target.ts'

type Group = {
  readonly names: readonly string[]
  load(): Promise<readonly Target[]>
}

const groups: readonly Group[] = [
  {
    names: ['sync-frame', 'link-frame', 'attachment-frame', 'framing'],
    load: async () => (await import('./frame-targets.ts')).frameTargets,
  },
  {
    names: ['delta', 'delta-contents', 'change', 'structural', 'introduction'],
    load: async () => (await import('./delta-targets.ts')).deltaTargets,
  },
  {
    names: [
      'certificate',
      'signed',
      'revocation',
      'receipt',
      'link-document',
      'invitation',
      'invitation-content',
      'recovery-phrase',
      'keys',
      'words-to-compare',
    ],
    load: async () => (await import('./identity-targets.ts')).identityTargets,
  },
  {
    names: ['attachment-entry', 'media-type', 'transfer', 'range'],
    load: async () => (await import('./attachment-targets.ts')).attachmentTargets,
  },
  {
    names: ['sync-machine'],
    load: async () => (await import('./sync-target.ts')).syncTargets,
  },
  {
    names: ['pairing-machine'],
    load: async () => (await import('./pairing-target.ts')).pairingTargets,
  },
  {
    names: [
      'backup-head',
      'backup-manifest',
      'backup-records',
      'backup-sealed',
      'backup-recipient',
    ],
    load: async () => (await import('./backup-targets.ts')).backupTargets,
  },
  {
    names: [
      'addresses',
      'public-address',
      'networks',
      'board-query',
      'search',
      'names',
      'radio-line',
      'phone',
      'redaction',
      'settings',
    ],
    load: async () => (await import('./node-targets.ts')).nodeTargets,
  },
  {
    names: ['api-input', 'api-path'],
    load: async () => (await import('./api-targets.ts')).apiTargets,
  },
  {
    names: ['form', 'cookie', 'csv', 'clipboard', 'typed-times', 'weekly-hours', 'path'],
    load: async () => (await import('./page-targets.ts')).pageTargets,
  },
]

export const names: readonly string[] = groups.flatMap((group) => group.names)

/** Undefined: there is none of that name. */
export async function loadTarget(name: string): Promise<Target | undefined> {
  const all = await groups.find((group) => group.names.includes(name))?.load()
  return all?.find((one) => one.name === name)
}

export async function loadTargets(): Promise<readonly Target[]> {
  return (await Promise.all(groups.map((group) => group.load()))).flat()
}
