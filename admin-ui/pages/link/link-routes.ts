import { get, post, type Route } from '../../route.ts'
import { invitationMake, invitationTake, invitationWithdraw } from './invitation.ts'
import {
  linkApprove,
  linkBlock,
  linkPause,
  linkRefuse,
  linkResume,
  linkSettingsSave,
  linkUnblock,
} from './link-change.ts'
import { linkShow } from './link-show.ts'
import { unlinkAsk, unlinkDo } from './link-unlink.ts'
import { linksShow } from './links-show.ts'

/** An invitation with the line breaks of a mail program, as a form sends it. */
const invitation_bytes_max = 64 * 1024

export const linkRoutes: readonly Route[] = [
  get('/links', 'dispatch', linksShow, { nav: 'links' }),
  post('/links/invite', 'administer', 'link-invite', invitationMake),
  post('/links/join', 'administer', 'link-join', invitationTake, {
    bytesMax: invitation_bytes_max,
  }),
  post('/links/invitation/:id/withdraw', 'administer', 'invitation-withdraw', invitationWithdraw),
  get('/link/:company', 'dispatch', linkShow),
  post('/link/:company/approve', 'administer', 'link-approve', linkApprove),
  post('/link/:company/refuse', 'administer', 'link-refuse', linkRefuse),
  post('/link/:company/pause', 'supervise', 'link-pause', linkPause),
  post('/link/:company/resume', 'supervise', 'link-resume', linkResume),
  post('/link/:company/block', 'administer', 'link-block', linkBlock),
  post('/link/:company/unblock', 'administer', 'link-unblock', linkUnblock),
  post('/link/:company/settings', 'administer', 'link-settings-save', linkSettingsSave),
  get('/link/:company/unlink', 'administer', unlinkAsk),
  post('/link/:company/unlink', 'administer', 'link-unlink', unlinkDo),
]
