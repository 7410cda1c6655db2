/**
 * The process that reads a file of somebody: it has nothing of the node but the bytes, little memory,
 * and is ended when it takes too long. It gets the bytes in one message and answers with rows.
 */
import { readCsv } from './csv-table.ts'
import { columns_max, handed_rows_max, rows_max } from './limits.ts'
import { readWorkbook } from './sheet-table.ts'
import { type FileFault, isFault, type Table, type TableRow } from './table.ts'
import { isZip } from './zip-directory.ts'

export type ReadMessage =
  | { readonly is: 'fault'; readonly fault: FileFault }
  | { readonly is: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly is: 'read'; readonly form: Table['form']; readonly header: TableRow }

/** Resolves when it is on its way: who leaves before takes it along. */
function tell(message: ReadMessage): Promise<unknown> {
  return new Promise((resolve) => process.send?.(message, undefined, undefined, resolve))
}

process.once('message', async (bytes: Uint8Array) => {
  const table = isZip(bytes) ? await readWorkbook(bytes) : readCsv(bytes)
  const fault = isFault(table) ? table : sizeFault(table)
  if (fault) await tell({ is: 'fault', fault })
  else if (!isFault(table)) {
    const { rows, form, header } = table
    for (let at = 0; at < rows.length; at += handed_rows_max) {
      await tell({ is: 'rows', rows: rows.slice(at, at + handed_rows_max) })
    }
    await tell({ is: 'read', form, header })
  }
  process.disconnect?.()
})

function sizeFault({ header, rows }: Table): FileFault | undefined {
  if (header.cells.length > columns_max) {
    const message = `At most ${columns_max} columns: take out what is nothing of a site.`
    return { code: 'too-many-columns', message }
  }
  if (rows.length > rows_max) {
    const message = `At most ${rows_max} rows in a file: divide it, and send one after another.`
    return { code: 'too-many-rows', message }
  }
  return undefined
}
