import { get, post, type Route } from '../../route.ts'
import { runShow } from './guard-show.ts'
import { jobAccept, jobAttend, jobConfirm, jobDecline, jobRelease } from './job-answer.ts'
import { jobCall } from './job-call.ts'
import { jobVisitCode } from './job-code.ts'
import { jobCombine } from './job-combine.ts'
import { jobComplete, jobCompleteForm } from './job-complete.ts'
import { jobCreate } from './job-create.ts'
import { assignmentEdit, jobEdit } from './job-edit.ts'
import {
  jobAbandon,
  jobCancel,
  jobClose,
  jobRecall,
  jobReopen,
  jobReopenForm,
  jobStandDown,
} from './job-end.ts'
import { fileBegin, fileFinish, filePut, fileShow, fileState, piece_bytes_max } from './job-file.ts'
import { jobHeldDrop, jobHeldSend } from './job-held.ts'
import { jobNew, jobSites } from './job-new.ts'
import { jobNote } from './job-note.ts'
import { jobOutlook } from './job-outlook.ts'
import { jobGiveBack, jobTake } from './job-owner.ts'
import { jobPassOn, jobRun } from './job-pass.ts'
import { jobPrint } from './job-print.ts'
import { jobRadio } from './job-radio.ts'
import { assignmentSave, jobSave } from './job-save.ts'
import { jobDoorSeal, jobSealAnswer, jobSealAsk } from './job-seal.ts'
import { jobSeen } from './job-seen.ts'
import { jobShow } from './job-show.ts'
import { jobKeepSite } from './job-site.ts'
import { jobStage, jobTakeBack, jobTakeBackForm } from './job-stage.ts'
import { jobTakeValue } from './job-value.ts'
import { jobParties } from './party.ts'

/** Every field of a job at its longest, percent-encoded, is still below it. */
const large = { bytesMax: 256 * 1024 }

const making: readonly Route[] = [
  get('/job/new', 'dispatch', jobNew, { nav: 'newJob' }),
  post('/job/new', 'dispatch', 'job-create', jobCreate, large),
  get('/job/new/sites', 'dispatch', jobSites),
  get('/job/new/parties', 'dispatch', jobParties),
  // It only shows what would happen.
  post('/job/new/outlook', 'dispatch', 'own line', jobOutlook, large),
]

const changing: readonly Route[] = [
  get('/job/:job/edit', 'dispatch', jobEdit),
  post('/job/:job/edit', 'dispatch', 'job-edit', jobSave, large),
  get('/job/:job/edit/:assignment', 'dispatch', assignmentEdit),
  post('/job/:job/edit/:assignment', 'dispatch', 'job-edit', assignmentSave, large),
  post('/job/:job/take-value', 'dispatch', 'job-edit', jobTakeValue),
  post('/job/:job/held-send', 'dispatch', 'job-held-send', jobHeldSend),
  post('/job/:job/held-drop', 'dispatch', 'job-held-drop', jobHeldDrop),
  post('/job/:job/run', 'dispatch', 'job-run', jobRun),
  post('/job/:job/keep-site', 'dispatch', 'site-keep', jobKeepSite),
]

const answering: readonly Route[] = [
  post('/job/:job/accept', 'dispatch', 'job-accept', jobAccept),
  post('/job/:job/decline', 'dispatch', 'job-decline', jobDecline),
  post('/job/:job/release', 'dispatch', 'job-release', jobRelease),
  post('/job/:job/pass-on', 'dispatch', 'job-pass-on', jobPassOn),
  post('/job/:job/recall', 'dispatch', 'job-recall', jobRecall),
  post('/job/:job/visit-code', 'dispatch', 'job-visit-code', jobVisitCode),
  post('/job/:job/confirm', 'dispatch', 'job-confirm', jobConfirm),
  post('/job/:job/attend', 'dispatch', 'job-attend', jobAttend),
  post('/job/:job/combine', 'dispatch', 'job-combine', jobCombine),
  post('/job/:job/take', 'dispatch', 'job-take', jobTake),
  post('/job/:job/give-back', 'dispatch', 'job-give-back', jobGiveBack),
]

const ending: readonly Route[] = [
  post('/job/:job/cancel', 'dispatch', 'job-cancel', jobCancel),
  post('/job/:job/close', 'dispatch', 'job-close', jobClose),
  post('/job/:job/stand-down', 'dispatch', 'job-stand-down', jobStandDown),
  post('/job/:job/abandon', 'dispatch', 'job-abandon', jobAbandon),
  get('/job/:job/complete', 'dispatch', jobCompleteForm),
  post('/job/:job/complete', 'dispatch', 'job-complete', jobComplete, large),
  get('/job/:job/reopen', 'dispatch', jobReopenForm),
  post('/job/:job/reopen', 'dispatch', 'job-reopen', jobReopen),
]

const reporting: readonly Route[] = [
  post('/job/:job/stage', 'report', 'job-stage', jobStage),
  get('/job/:job/take-back', 'report', jobTakeBackForm),
  post('/job/:job/take-back', 'report', 'job-take-back', jobTakeBack),
  post('/job/:job/note', 'report', 'job-note', jobNote),
  post('/job/:job/call', 'report', 'job-call', jobCall),
  post('/job/:job/radio', 'report', 'job-radio', jobRadio),
  post('/job/:job/seal-ask', 'report', 'job-seal-ask', jobSealAsk),
  post('/job/:job/seal-answer', 'report', 'job-seal-answer', jobSealAnswer),
  post('/job/:job/door-seal', 'report', 'job-door-seal', jobDoorSeal),
]

const files: readonly Route[] = [
  get('/job/:job/file/:id', 'see', fileShow),
  post('/job/:job/file', 'report', 'own line', fileBegin, { body: 'json' }),
  get('/job/:job/file/:id/state', 'report', fileState),
  post('/job/:job/file/:id', 'report', 'own line', filePut, {
    method: 'PUT',
    body: 'raw',
    bytesMax: piece_bytes_max,
  }),
  post('/job/:job/file/:id/finish', 'report', 'job-file-add', fileFinish),
]

export const jobRoutes: readonly Route[] = [
  get('/run', 'report', runShow),
  ...making,
  get('/job/:job', 'see', jobShow),
  get('/job/:job/seen', 'report', jobSeen),
  get('/job/:job/print', 'see', jobPrint),
  ...changing,
  ...answering,
  ...ending,
  ...reporting,
  ...files,
]
