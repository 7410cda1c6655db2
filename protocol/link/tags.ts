/** Domain tags of what linking hashes; those of what is signed are in identity/tags.ts. */
export const linkTags = {
  invitation: Buffer.from('baton:invitation:1\0', 'latin1'),
  nonce: Buffer.from('baton:link-nonce:1\0', 'latin1'),
  words: Buffer.from('baton:words:1\0', 'latin1'),
} as const
