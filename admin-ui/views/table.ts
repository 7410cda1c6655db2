/** A table. On a phone each row becomes a card, each cell named by its column. */
import { attributes, type Html, html, type Shown } from '../html.ts'

export type TableProps<Row> = {
  readonly caption: string
  readonly columns: readonly {
    readonly title: string
    readonly cell: (row: Row) => Shown
    /** Numbers stand at the right, under each other. */
    readonly numeric?: boolean
  }[]
  readonly rows: readonly Row[]
  readonly rowId?: (row: Row) => string
  /** Keys move through its rows: each has a link with `data-open` (static/keys.js). */
  readonly keyed?: boolean
}

export function table<Row>({ caption, columns, rows, rowId, keyed }: TableProps<Row>): Html {
  const heads = columns.map(
    ({ title, numeric }) =>
      html`<th scope="col"${attributes({ class: numeric && 'numeric' })}>${title}</th>`,
  )
  const bodies = rows.map((row) => {
    const cells = columns.map(
      ({ title, cell, numeric }) =>
        html`<td data-title="${title}"${attributes({ class: numeric && 'numeric' })}>${cell(row)}</td>`,
    )
    return html`<tr${attributes({ id: rowId?.(row), 'data-row': keyed })}>${cells}</tr>`
  })
  return html`<div class="table-frame"><table><caption class="unseen">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody${attributes({ 'data-rows': keyed })}>${bodies}</tbody></table></div>`
}
