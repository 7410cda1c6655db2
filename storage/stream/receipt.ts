/** Receipts beside each stream: a company's newest of each kind; and those to be made here. */
import { allOf, firstStreamIn, receiptDueKey, receiptKey, receiptsOf } from '../keys.ts'
import { allJson, type ChangeRow, getJson, nothing, type Rows, toJson } from '../rows.ts'
import type { ReceiptStore, StoredReceipt, Unit } from '../storage.ts'

export function receiptStore(rows: Rows): ReceiptStore {
  return {
    of: (stream) => allJson<StoredReceipt>(rows, receiptsOf(stream)),
    get: (stream, company, seen) => getJson<StoredReceipt>(rows, receiptKey(stream, company, seen)),
    async *due() {
      for await (const chunk of rows.keys(allOf('receipt-due'))) yield* chunk.map(firstStreamIn)
    },
  }
}

type ReceiptChanges = Pick<Unit, 'putReceipt' | 'putReceiptDue' | 'deleteReceiptDue'>

export function receiptChanges(change: ChangeRow): ReceiptChanges {
  return {
    putReceipt: (stream, receipt) =>
      change(receiptKey(stream, receipt.company, receipt.seen), toJson(receipt)),
    putReceiptDue: (stream) => change(receiptDueKey(stream), nothing),
    deleteReceiptDue: (stream) => change(receiptDueKey(stream), null),
  }
}
