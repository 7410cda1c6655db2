/**
 * Every visible word, by language and noun. `en` says which there are: a word that `da` lacks is a
 * fault of types. What is made of numbers and names is a function.
 */
import type { Language } from '../backend/user.ts'
import { account as accountDa } from './da/account.ts'
import { addressBook as addressBookDa } from './da/address-book.ts'
import { audit as auditDa } from './da/audit.ts'
import { auditLog as auditLogDa } from './da/audit-log.ts'
import { board as boardDa } from './da/board.ts'
import { company as companyDa } from './da/company.ts'
import { form as formDa } from './da/form.ts'
import { frame as frameDa } from './da/frame.ts'
import { handOver as handOverDa } from './da/hand-over.ts'
import { identity as identityDa } from './da/identity.ts'
import { job as jobDa } from './da/job.ts'
import { jobAct as jobActDa } from './da/job-act.ts'
import { jobForm as jobFormDa } from './da/job-form.ts'
import { jobPage as jobPageDa } from './da/job-page.ts'
import { keys as keysDa } from './da/keys.ts'
import { link as linkDa } from './da/link.ts'
import { links as linksDa } from './da/links.ts'
import { monitor as monitorDa } from './da/monitor.ts'
import { people as peopleDa } from './da/people.ts'
import { refusal as refusalDa } from './da/refusal.ts'
import { session as sessionDa } from './da/session.ts'
import { setUp as setUpDa } from './da/set-up.ts'
import { site as siteDa } from './da/site.ts'
import { siteImport as siteImportDa } from './da/site-import.ts'
import { sound as soundDa } from './da/sound.ts'
import { status as statusDa } from './da/status.ts'
import { styleguide as styleguideDa } from './da/styleguide.ts'
import { time as timeDa } from './da/time.ts'
import { user as userDa } from './da/user.ts'
import { words as wordsDa } from './da/words.ts'
import { account } from './en/account.ts'
import { addressBook } from './en/address-book.ts'
import { audit } from './en/audit.ts'
import { auditLog } from './en/audit-log.ts'
import { board } from './en/board.ts'
import { company } from './en/company.ts'
import { form } from './en/form.ts'
import { frame } from './en/frame.ts'
import { handOver } from './en/hand-over.ts'
import { identity } from './en/identity.ts'
import { job } from './en/job.ts'
import { jobAct } from './en/job-act.ts'
import { jobForm } from './en/job-form.ts'
import { jobPage } from './en/job-page.ts'
import { keys } from './en/keys.ts'
import { link } from './en/link.ts'
import { links } from './en/links.ts'
import { monitor } from './en/monitor.ts'
import { people } from './en/people.ts'
import { refusal } from './en/refusal.ts'
import { session } from './en/session.ts'
import { setUp } from './en/set-up.ts'
import { site } from './en/site.ts'
import { siteImport } from './en/site-import.ts'
import { sound } from './en/sound.ts'
import { status } from './en/status.ts'
import { styleguide } from './en/styleguide.ts'
import { time } from './en/time.ts'
import { user } from './en/user.ts'
import { words } from './en/words.ts'

const en = {
  account,
  addressBook,
  audit,
  auditLog,
  board,
  company,
  form,
  frame,
  handOver,
  identity,
  job,
  jobAct,
  jobForm,
  jobPage,
  keys,
  link,
  links,
  monitor,
  people,
  refusal,
  session,
  setUp,
  site,
  siteImport,
  sound,
  status,
  styleguide,
  time,
  user,
  words,
}

export type Text = typeof en

const da: Text = {
  account: accountDa,
  addressBook: addressBookDa,
  audit: auditDa,
  auditLog: auditLogDa,
  board: boardDa,
  company: companyDa,
  form: formDa,
  frame: frameDa,
  handOver: handOverDa,
  identity: identityDa,
  job: jobDa,
  jobAct: jobActDa,
  jobForm: jobFormDa,
  jobPage: jobPageDa,
  keys: keysDa,
  link: linkDa,
  links: linksDa,
  monitor: monitorDa,
  people: peopleDa,
  refusal: refusalDa,
  session: sessionDa,
  setUp: setUpDa,
  site: siteDa,
  siteImport: siteImportDa,
  sound: soundDa,
  status: statusDa,
  styleguide: styleguideDa,
  time: timeDa,
  user: userDa,
  words: wordsDa,
}

export const texts: Readonly<Record<Language, Text>> = { en, da }
