/** Why a use case refuses, by its code; its own message, in English, often says it closer. */
import type { AddressBookCode } from '../../backend/address-book.ts'
import type { DeskCode } from '../../backend/desk.ts'
import type { FileCode } from '../../backend/job-file.ts'
import type { SiteCode } from '../../backend/site.ts'

export const refusal = {
  /** Of jobs and links. */
  codes: {
    'not-found': 'That is not here, or no longer.',
    'not-on-the-job': 'This company is not on the job.',
    'may-not': 'This company may not do that on this job.',
    'already-on-the-job': 'That company is on this job already.',
    'not-linked': 'There is no active link with that company: phone them.',
    'unknown-company': 'There is no company with that code or name.',
    invalid: 'That is not right.',
    missing: 'Something is missing.',
    'reason-needed': 'Say why.',
    ended: 'The job is complete: set it to In Progress first.',
    'not-ended': 'It is In Progress already.',
    'nothing-to-confirm': 'There is no recall and no close to confirm.',
    'passed-on': 'It was passed on: the outcome comes from there.',
    'not-held': 'This company does not attend this job.',
    'number-taken': 'This number is taken already.',
    unwritable: 'Baton can’t keep this change as it is.',
    'bad-invitation': 'This is not an invitation, or not all of it.',
    'unknown-invitation': 'The other company does not know this invitation: ask for a new one.',
    expired: 'The invitation has expired: ask for a new one.',
    used: 'This invitation was used already: ask for a new one.',
    'bad-certificate':
      'The other node is not who the invitation names: ask for a new one by phone.',
    own: 'Both nodes belong to the same company: there is nothing to link.',
    'code-ours': 'Both companies have the same code: one of them has to choose another.',
    'code-taken': 'Another linked company has this code already: one has to choose another.',
    'already-linked': 'There is a link with this company already.',
    'bad-reveal': 'The other node broke the protocol: ask for a new invitation.',
    'bad-approval': 'The approval of the other company is not valid: ask for a new invitation.',
    declined: 'The request was declined.',
    unlinked: 'The link was ended.',
    superseded: 'The company has certified another node since: make a new key.',
    revoked: 'The company has revoked this certificate: make a new key.',
    'company-key-needed': 'The company’s key is not on this machine: type the recovery phrase.',
    'wrong-phrase': 'That is not the recovery phrase of this company.',
    unreachable: 'No node answers at that address.',
    'too-many': 'That is more than is taken at once.',
    'open-jobs': 'There are open jobs with this company.',
  },
  /** What the desk refuses. */
  desk: {
    'not-found': 'That is not here, or no longer.',
    invalid: 'That is not right.',
    missing: 'Something is missing.',
    'may-not': 'You report for your own run only.',
    ended: 'This job has ended here: nobody has to have it.',
    owned: 'Somebody else has this job.',
    'not-held': 'You do not have this job.',
    'logged-off': 'You are logged off: log in again to take jobs.',
    'too-many': 'There are as many as there may be: end some first.',
  } satisfies Record<DeskCode, string>,
  /** What is refused of a photo or document. */
  files: {
    'not-found': 'The job or the file is not here, or the file was left for too long: begin again.',
    'may-not': 'This company may not do that with this file.',
    'too-large': 'The file is too large: make the photo smaller, or split the document.',
    'too-many': 'There are as many files as there may be.',
    'wrong-type': 'Only photos (JPEG, PNG, WebP, HEIC, GIF) and PDF are taken, by what is in them.',
    'wrong-offset': 'Not all of the file is here yet.',
    'no-room': 'There is no room for more files here: tell the administrator.',
    'not-here': 'The file is not here yet.',
    busy: 'This file is just being taken.',
  } satisfies Record<FileCode, string>,
  /** What the address book refuses. */
  addressBook: {
    'not-found': 'There is no such company in the address book.',
    invalid: 'That is not right.',
    missing: 'Something is missing.',
    'name-taken': 'There is a company of this name already.',
    'code-taken': 'Another company has this code.',
    linked: 'A linked company has its own name, code and numbers: write there.',
    'not-linked': 'There is no link with this company.',
    'too-many': 'The address book is full: remove companies that you do not work with.',
  } satisfies Record<AddressBookCode, string>,
  /** What the site book refuses. */
  sites: {
    'not-found': 'There is no such site or key in the book.',
    'may-not': 'That is for the other company to say: let its version remain, and change it there.',
    invalid: 'That is not right.',
    missing: 'Something is missing.',
    ended: 'That is so already, or the site was merged into another one.',
    'not-ended': 'There is nothing to take back.',
    'number-taken': 'A key of this number is held already.',
    'too-many': 'That is more than a site may have, or more than is taken at once.',
    unwritable: 'Baton can’t keep this change as it is.',
  } satisfies Record<SiteCode, string>,
  /** What Complete may need. */
  needs: {
    'on-site': 'time on site',
    'off-site': 'time off site',
    resolution: 'resolution code',
    'order-number': 'order number',
    'docket-number': 'docket number',
    advised: 'alarm company advised',
  },
  stillNeeded: (what: string) => `Still needed: ${what}.`,
}
