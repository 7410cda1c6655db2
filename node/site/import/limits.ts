/** What bounds an import. A book of this size is kept in a few files. */
import { text_chars_max } from '../../../protocol/limits.ts'

/** Of the file as it is sent: 20,000 long rows are half of it. */
export const file_bytes_max = 10 * 1024 * 1024
/** Of a sheet's parts, unpacked, as its directory declares them; 20,000 long rows take 40 MiB. */
export const unpacked_bytes_max = 64 * 1024 * 1024
/** Parts of a sheet's archive; each sheet, drawing and theme is one. */
export const archive_parts_max = 1000
/** Rows below the header. */
export const rows_max = 20_000
/** Fields and as many columns of somebody else's. */
export const columns_max = 60
/** Longer ones are no text of a site. */
export const cell_chars_max = text_chars_max
/** The reading process: the largest file takes 2 seconds on a small machine. */
export const reading_ms_max = 30_000
/** Its memory; the largest file takes half of it. */
export const reading_mebibytes_max = 512
/** Rows that the reading process hands over at once. */
export const handed_rows_max = 500
/** At the same time: each holds its rows in memory. */
export const imports_max = 2
/** An import that nobody touches is forgotten. */
export const kept_ms = 60 * 60 * 1000
/** Written together: they share a synced batch, and others are heard between two units. */
export const rows_per_unit = 100
/** Shown at once. */
export const rows_per_page_max = 100
/** Possible duplicates named for one row. */
export const possible_per_row_max = 3
/** A slip of the finger in the name of a column. */
export const header_slip_letters_max = 2
/** Sites of a sheet that is written whole in memory; a CSV file has no limit. */
export const sheet_sites_max = 20_000
export const file_name_chars_max = 200
/** Of the name of a column; longer ones are nobody's slip of the finger. */
export const header_chars_max = 40
/** Of all cells of a workbook: one text may stand in it once and be shown in every row. */
export const sheet_chars_max = 20_000_000
