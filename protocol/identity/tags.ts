/**
 * Domain tags: the first bytes of everything that is signed or hashed, so that no signature can be
 * taken from one kind of document to another. The zero byte ends the tag: none begins another.
 */
export const tags = {
  delta: tag('baton:delta:1\0'),
  certificate: tag('baton:certificate:1\0'),
  link: tag('baton:link:1\0'),
  receipt: tag('baton:receipt:1\0'),
  revocation: tag('baton:revocation:1\0'),
  content: tag('baton:content:1\0'),
  /** Never travels: what a backup says of itself, when a node signs it. */
  backup: tag('baton:backup:1\0'),
} as const

function tag(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
