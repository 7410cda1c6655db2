import { get, post, type Route } from '../../route.ts'
import { companyEdit, companySave } from './company-edit.ts'
import { identityShow, linkFind, nodeRevoke, nodeRotate } from './identity.ts'
import { phraseCheck, phraseCheckShow, phraseShow, phraseWords } from './phrase.ts'

export const companyRoutes: readonly Route[] = [
  get('/company', 'administer', companyEdit),
  post('/company', 'administer', 'company-save', companySave),
  get('/company/identity', 'administer', identityShow),
  post('/company/identity/rotate', 'administer', 'node-rotate', nodeRotate),
  post('/company/identity/revoke', 'administer', 'node-revoke', nodeRevoke),
  post('/company/identity/find', 'administer', 'link-find', linkFind),
  get('/company/phrase', 'administer', phraseShow),
  post('/company/phrase', 'administer', 'phrase-show', phraseWords),
  get('/company/phrase/check', 'administer', phraseCheckShow),
  post('/company/phrase/check', 'administer', 'phrase-check', phraseCheck),
]
