import { get, post, type Route } from '../../route.ts'
import {
  exportCsv,
  exportWorkbook,
  file_bytes_max,
  importApply,
  importDrop,
  importErrors,
  importFile,
  importNew,
  importPasted,
  pasted_bytes_max,
} from './site-import.ts'
import { importShow } from './site-import-show.ts'
import { keyGone, keyHold, keyIn, keyOut } from './site-keys.ts'
import { mergeShow, sitesMerge, siteUnmerge } from './site-merge.ts'
import { siteNote, siteNoted } from './site-note.ts'
import { duplicatesShow, siteNotDistinct, sitesDistinct } from './site-pairs.ts'
import { siteAdd, siteChange, siteEditShow, siteNew } from './site-save.ts'
import { siteShow } from './site-show.ts'
import { sitesShow } from './sites-show.ts'

/** Every text of a site at its longest, percent-encoded, is still below it. */
const large = { bytesMax: 512 * 1024 }

export const siteRoutes: readonly Route[] = [
  get('/sites', 'see', sitesShow, { nav: 'sites', navNotFor: 'guard' }),
  get('/sites/duplicates', 'see', duplicatesShow),
  post('/sites/distinct', 'dispatch', 'site-distinct', sitesDistinct),
  get('/sites/merge', 'dispatch', mergeShow),
  post('/sites/merge', 'dispatch', 'site-merge', sitesMerge),
  get('/sites/new', 'dispatch', siteNew),
  post('/sites/new', 'dispatch', 'site-add', siteAdd, large),
  get('/sites/import', 'administer', importNew),
  post('/sites/import', 'administer', 'site-import', importPasted, { bytesMax: pasted_bytes_max }),
  post('/sites/import/file', 'administer', 'site-import', importFile, {
    method: 'PUT',
    body: 'raw',
    bytesMax: file_bytes_max,
  }),
  get('/sites/import/:id', 'administer', importShow),
  post('/sites/import/:id/apply', 'administer', 'site-import-write', importApply),
  post('/sites/import/:id/drop', 'administer', 'site-import-drop', importDrop),
  get('/sites/import/:id/errors', 'administer', importErrors),
  get('/sites/export/csv', 'administer', exportCsv),
  get('/sites/export/xlsx', 'administer', exportWorkbook),
  get('/sites/:site', 'see', siteShow),
  get('/sites/:site/edit', 'dispatch', siteEditShow),
  post('/sites/:site/edit', 'dispatch', 'site-change', siteChange, large),
  post('/sites/:site/note', 'dispatch', 'site-note', siteNote),
  post('/sites/:site/noted', 'dispatch', 'site-noted', siteNoted),
  post('/sites/:site/key-hold', 'dispatch', 'site-key-hold', keyHold),
  post('/sites/:site/key-out', 'dispatch', 'site-key-out', keyOut),
  post('/sites/:site/key-in', 'dispatch', 'site-key-in', keyIn),
  post('/sites/:site/key-gone', 'dispatch', 'site-key-gone', keyGone),
  post('/sites/:site/unmerge', 'dispatch', 'site-unmerge', siteUnmerge),
  post('/sites/:site/not-distinct', 'dispatch', 'site-not-distinct', siteNotDistinct),
]
