/** What a shift has to know and hands on: things on test, notes, signed hand-overs. */
import {
  allOf,
  handOverKey,
  handOversBefore,
  handOversOlderThan,
  shiftNoteKey,
  testKey,
  textAfterWord,
} from '../keys.ts'
import { allJson, type ChangeRow, fromJson, getJson, type Rows, toJson } from '../rows.ts'
import type {
  DeskChanges,
  DeskStore,
  HandOverRecord,
  ShiftNoteRecord,
  TestRecord,
} from './desk-contract.ts'

type Store = Omit<DeskStore, 'job' | 'ownedBy' | 'owned' | 'waiting'>

export function shiftStore(rows: Rows): Store {
  return {
    tests: () => allJson<TestRecord>(rows, allOf('desk-test')),
    note: (id) => getJson<ShiftNoteRecord>(rows, shiftNoteKey(id)),
    notes: () => allJson<ShiftNoteRecord>(rows, allOf('desk-note')),
    handOver: (id) => getJson<HandOverRecord>(rows, handOverKey(id)),
    async *handOvers(before) {
      for await (const chunk of rows.read({ ...handOversBefore(before), reverse: true })) {
        yield* chunk.map(fromJson<HandOverRecord>)
      }
    },
    async handOversOlderThan(at, limit) {
      const ids: string[] = []
      for await (const keys of rows.keys({ ...handOversOlderThan(at), limit })) {
        ids.push(...keys.map(textAfterWord))
      }
      return ids
    },
  }
}

export function shiftChanges(change: ChangeRow): Omit<DeskChanges, 'putDeskJob'> {
  return {
    putTest: (record) => change(testKey(record.id), toJson(record)),
    deleteTest: (id) => change(testKey(id), null),
    putShiftNote: (record) => change(shiftNoteKey(record.id), toJson(record)),
    deleteShiftNote: (id) => change(shiftNoteKey(id), null),
    putHandOver: (record) => change(handOverKey(record.id), toJson(record)),
    deleteHandOvers(ids) {
      for (const id of ids) change(handOverKey(id), null)
    },
  }
}
