/** The site book as a file, on the command line. */
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ImportStage, ImportState, RowPage } from '../site/import/imports.ts'
import type { Client } from './client.ts'
import { type Call, type Command, operand, UsageError } from './command.ts'
import { plain, section, table } from './print.ts'

/** How often it is asked how far the node is. */
const asked_ms = 200

export const siteFileCommands: readonly Command[] = [
  {
    name: 'site export',
    operands: ['FILE'],
    options: { danish: { type: 'boolean', help: 'Columns have Danish names.' } },
    summary: 'Writes the site book to a new file: .csv or .xlsx.',
    async run(call) {
      const file = operand(call, 0)
      const format = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase()
      if (!format) throw new UsageError(`"${plain(file)}" ends neither in .csv nor in .xlsx`)
      const language = call.options.has('danish') ? 'da' : 'en'
      const path = `/sites/export?format=${format}&language=${language}`
      const bytes = await written(await call.client.bytes(path), file)
      return { json: { file, bytes }, lines: [`${plain(file)}: ${bytes} bytes.`] }
    },
  },
  {
    name: 'site import',
    operands: ['FILE'],
    options: {
      apply: { type: 'boolean', help: 'Writes it; without this it is only looked at.' },
      'leave-out-wrong': { type: 'boolean', help: 'Writes the others where rows are wrong.' },
      'leave-out-possible': {
        type: 'boolean',
        help: 'Leaves out new sites that may be one of the book.',
      },
      errors: {
        type: 'string',
        value: 'FILE',
        help: 'Writes the rows that are wrong to this file.',
      },
      by: { type: 'string', value: 'NAME', help: "Who acts; the token's name." },
    },
    summary: 'Reads sites from CSV or XLSX and says what would be new, changed or wrong.',
    run: importFile,
  },
]

async function importFile(call: Call) {
  const { client, options } = call
  const file = operand(call, 0)
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${plain(file)} can't be read (${error.code})`)
  })
  const { id } = await client.post<ImportState>('/sites/imports', { name: basename(file) })
  const path = `/sites/imports/${id}`
  try {
    await client.put<ImportState>(path, bytes)
    let state = await reached(call, path, 'compared')
    const { rows } = await client.get<RowPage>(`${path}/rows`, { only: 'wrong' })
    const isApplied = options.has('apply') && state.stage === 'compared'
    if (isApplied) {
      const by = options.text('by')
      await client.post(`${path}/apply`, {
        leaveOutWrong: options.has('leave-out-wrong'),
        possible: options.has('leave-out-possible') ? 'leave out' : 'add',
        ...(by === undefined ? {} : { by }),
      })
      state = await reached(call, path, 'written')
    }
    const errors = options.text('errors')
    if (errors !== undefined && state.columns) {
      await written(await client.bytes(`${path}/errors`), errors)
    }
    const lines = [
      ...stateLines(state),
      ...section('Wrong', rows.length > 0 ? wrongLines(rows) : []),
    ]
    return {
      json: { ...state, wrong: rows },
      lines,
      ...(isApplied ? {} : { undone: true as const }),
    }
  } finally {
    await client.delete(path).catch(() => undefined) // what went wrong before is what is told
  }
}

/** Waits until the node is there, or can't get there. */
async function reached(
  { client, tell }: Call,
  path: string,
  to: ImportStage,
): Promise<ImportState> {
  let told = -1
  for (;;) {
    const state = await client.get<ImportState>(path)
    if ([to, 'unreadable', 'broken off'].includes(state.stage)) return state
    const percent = state.total > 0 ? Math.floor((100 * state.done) / state.total) : 0
    if (percent !== told) tell(`${state.stage} ${percent} %`)
    told = percent
    await delay(asked_ms)
  }
}

function stateLines({ fault, columns = [], counts, written, stage }: ImportState): string[] {
  if (fault) return [plain(fault.message)]
  const rows = columns.map(({ header, field, meant }) => {
    const unread = meant ? `not read; did you mean "${meant}"?` : 'not read'
    return [header, field ?? unread]
  })
  const would = counts
    ? [
        `${counts.new} new (${counts.possible} may be one of the book), ${counts.changed} changed, ` +
          `${counts.same} the same, ${counts.wrong} wrong.`,
      ]
    : []
  const did = written
    ? [
        `${stage}: ${written.added} added, ${written.changed} changed, ${written['left out']} left out.`,
      ]
    : ['Nothing is written: --apply writes it.']
  return [...table(['COLUMN', 'FIELD'], rows, 'No columns.'), '', ...would, ...did]
}

function wrongLines(rows: RowPage['rows']): string[] {
  return rows.flatMap((row) =>
    row.is !== 'wrong'
      ? []
      : row.faults.map(({ column, message }) => {
          const at = column === undefined ? '' : `, column ${column}`
          return `line ${row.line}${at}: ${plain(message)}`
        }),
  )
}

/** Never over a file that is there. */
async function written(chunks: Awaited<ReturnType<Client['bytes']>>, to: string): Promise<number> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  const bytes = Buffer.concat(all)
  await writeFile(to, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${plain(to)} can't be written (${error.code})`)
  })
  return bytes.length
}
