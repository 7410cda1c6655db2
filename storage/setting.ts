/** What the node and its administrator settled, by name. */
import { settingKey } from './keys.ts'
import { type ChangeRow, getJson, type Rows, toJson } from './rows.ts'
import type { SettingStore, Unit } from './storage.ts'

export function settingStore(rows: Rows): SettingStore {
  return { get: (key) => getJson(rows, settingKey(key)) }
}

export function settingChanges(change: ChangeRow): Pick<Unit, 'putSetting'> {
  return {
    putSetting: (key, value) => change(settingKey(key), value === undefined ? null : toJson(value)),
  }
}
