/** The keys of this company's nodes. */
export const identity = {
  title: 'Node key',
  link: 'Key of the node, lost nodes and links',
  intro:
    'The node proves by its key that it speaks for the company. Partners know the company: a new key needs no new links.',
  node: 'This node',
  certified: 'Certified',
  rotateIntro:
    'Make a new key when somebody may have copied the old one, or when partners refuse this node because it is an old copy. The node begins anew, which takes about a second.',
  rotate: 'Make a new key',
  rotateSure: 'Yes, the node is to have a new key',
  rotated:
    'The new key is made. The node begins anew with it: what is saved in this second may have to be saved again.',
  revokeTitle: 'Earlier nodes',
  revokeIntro:
    'A node that was stolen or lost is revoked: no partner talks to it any more. That can’t be taken back.',
  which: 'Which one',
  earlier: 'The one certified',
  revoke: 'Revoke',
  revokeSure: 'Yes, this node is not ours any more',
  revokedOn: 'One was revoked',
  revokedNow: 'Revoked. Partners that are connected know it, the others hear it when they connect.',
  findTitle: 'Find a link that was lost',
  findIntro:
    'After everything was lost: a partner’s node still has the link that this company has approved. With its address the link is found, and with the link all shared jobs. Internal notes do not come back.',
  address: 'Address of the partner’s node',
  find: 'Find the link',
  found: (name: string) => `${name} has the link. Look whether it is one, and approve it.`,
  phrase: 'Recovery phrase',
  phraseHint: 'The company’s key is not on this machine: type the 24 words.',
}
