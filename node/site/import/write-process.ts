/** The process that packs a workbook: rows of texts in one message, the file's bytes in another. */
import writeWorkbook from 'write-excel-file/node'

process.once('message', async (rows: readonly (readonly string[])[]) => {
  const [header = [], ...rest] = rows
  const cell = (value: string) => (value === '' ? null : ({ value, type: String } as const))
  const file = await writeWorkbook(
    [
      header.map((value) => ({ value, type: String, fontWeight: 'bold' }) as const),
      ...rest.map((row) => row.map(cell)),
    ],
    { stickyRowsCount: 1 },
  ).toBuffer()
  process.send?.(file, undefined, undefined, () => process.disconnect?.())
})
