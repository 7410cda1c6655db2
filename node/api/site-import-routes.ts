/** The site book as a file: import in steps, each to be looked at, and export. */
import { z } from 'zod'
import { exportCsv, exportWorkbook } from '../site/export.ts'
import { file_bytes_max, file_name_chars_max, rows_max } from '../site/import/limits.ts'
import type { Refused } from './error.ts'
import { type Answer, companyRoute, noInput, type Route } from './route.ts'
import { name } from './schemas.ts'
import { StreamAnswer } from './stream-answer.ts'

const csv_type = 'text/csv; charset=utf-8'
const workbook_type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const rowsQuery = z.strictObject({
  only: z.enum(['new', 'changed', 'same', 'wrong']).exactOptional(),
  after: z
    .string()
    .regex(/^\d{1,6}$/, 'expected `next` of the page before')
    .transform(Number)
    .exactOptional(),
})

const accepted = z.strictObject({
  leaveOutWrong: z
    .boolean()
    .default(false)
    .describe(
      'Rows that are wrong are left out; without it nothing is written while there are any.',
    ),
  possible: z
    .enum(['add', 'leave out'])
    .default('add')
    .describe('New sites that may be one of the book.'),
  by: name.exactOptional().describe("Who acts; absent: the token's name."),
})

export const siteImportRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/sites/export',
    summary: 'The book as a file, by name. A workbook has at most 20,000 sites, CSV all.',
    scope: 'read',
    bytes: 'given',
    input: z.strictObject({
      format: z.enum(['csv', 'xlsx']).default('csv'),
      language: z.enum(['en', 'da']).default('en').describe('Of the names of columns.'),
    }),
    handle: async ({ sites }, { input: { format, language } }) => {
      if (format === 'csv') {
        return new StreamAnswer(exportCsv(sites, language), { type: csv_type, name: 'sites.csv' })
      }
      const bytes = await exportWorkbook(sites, language)
      if ('refused' in bytes) return bytes
      return new StreamAnswer(once(bytes), { type: workbook_type, name: 'sites.xlsx' })
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/imports',
    summary: 'Begins an import of sites: its file is sent next.',
    scope: 'admin',
    status: 201,
    input: z.strictObject({
      name: z.string().trim().min(1).max(file_name_chars_max).default('sites'),
    }),
    about: (answer) => (answer as { name: string }).name,
    handle: ({ siteImports }, { input }) => siteImports.begin(input.name),
  }),
  companyRoute({
    method: 'PUT',
    path: '/sites/imports/:import',
    summary:
      `Takes the file, CSV or XLSX, of at most ${file_bytes_max} bytes and ${rows_max} rows, and ` +
      'begins to compare it with the book. Nothing is written.',
    scope: 'admin',
    bytes: 'taken',
    input: noInput,
    handle: ({ siteImports }, { params, sent }) => siteImports.put(params.import, sent()),
  }),
  companyRoute({
    method: 'GET',
    path: '/sites/imports/:import',
    summary: 'How far an import is, what its columns are taken for, and what its rows would do.',
    scope: 'admin',
    input: noInput,
    handle: ({ siteImports }, { params }) => siteImports.view(params.import),
  }),
  companyRoute({
    method: 'GET',
    path: '/sites/imports/:import/rows',
    summary: 'Rows in the order of the file: what each would do, or what is wrong in which column.',
    scope: 'admin',
    input: rowsQuery,
    handle: ({ siteImports }, { params, input }) => siteImports.rows(params.import, input),
  }),
  companyRoute({
    method: 'POST',
    path: '/sites/imports/:import/apply',
    summary: 'Writes the rows that are right, in units of 100. Sent again, nothing is made twice.',
    scope: 'admin',
    input: accepted,
    handle: ({ siteImports }, { params, input: { by, ...what }, holder }) =>
      siteImports.apply(params.import, what, { by: by ?? holder.name }),
  }),
  companyRoute({
    method: 'GET',
    path: '/sites/imports/:import/errors',
    summary: 'The rows that are wrong as CSV, with the reason beside each.',
    scope: 'admin',
    bytes: 'given',
    input: noInput,
    handle: ({ siteImports }, { params }): Answer | Refused => {
      const file = siteImports.errors(params.import)
      if (typeof file !== 'string') return file
      return new StreamAnswer(once(Buffer.from(file)), { type: csv_type, name: 'errors.csv' })
    },
  }),
  companyRoute({
    method: 'DELETE',
    path: '/sites/imports/:import',
    summary: 'Forgets an import. What it has written stays.',
    scope: 'admin',
    input: noInput,
    status: 204,
    handle: ({ siteImports }, { params }) => siteImports.drop(params.import),
  }),
]

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
