/** Has a file read by a process of its own, which can't harm the node whatever the file is. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { file_bytes_max, reading_mebibytes_max, reading_ms_max } from './limits.ts'
import type { ReadMessage } from './read-process.ts'
import type { FileFault, Table, TableRow } from './table.ts'
import { archiveFault, isZip } from './zip-directory.ts'

const program = fileURLToPath(new URL('./read-process.ts', import.meta.url))
const old_workbook = [0xd0, 0xcf, 0x11, 0xe0]

export const tooLarge: FileFault = {
  code: 'too-large',
  message: `At most ${file_bytes_max} bytes in a file: divide it, and send one after another.`,
}

/** `ms`: after so long the reading is ended. */
export async function readTable(
  bytes: Uint8Array,
  ms: number = reading_ms_max,
): Promise<Table | FileFault> {
  if (bytes.length === 0) return { code: 'empty', message: 'There is nothing in this file.' }
  if (bytes.length > file_bytes_max) return tooLarge
  if (old_workbook.every((byte, at) => bytes[at] === byte)) {
    const message = 'This workbook is of an old kind or has a password: save it as .xlsx or as CSV.'
    return { code: 'old-format', message }
  }
  const fault = isZip(bytes) ? archiveFault(bytes) : undefined
  return fault ?? readApart(bytes, ms)
}

function readApart(bytes: Uint8Array, ms: number): Promise<Table | FileFault> {
  return new Promise((resolve) => {
    const child = fork(program, {
      // Nothing of what the node is set to: its secrets stand there.
      env: {},
      execArgv: [`--max-old-space-size=${reading_mebibytes_max}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const rows: TableRow[] = []
    let answer: Table | FileFault | undefined
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      child.kill('SIGKILL')
    }, ms)
    child.on('message', (message: ReadMessage) => {
      switch (message.is) {
        case 'rows':
          rows.push(...message.rows)
          break
        case 'fault':
          answer = message.fault
          break
        case 'read':
          answer = { form: message.form, header: message.header, rows }
          break
        default:
          message satisfies never
      }
    })
    child.on('error', () => undefined) // it ends too, and that is looked at
    child.on('close', () => {
      clearTimeout(timer)
      resolve(answer ?? (isLate ? tookTooLong(ms) : broke))
    })
    child.send(bytes, () => undefined)
  })
}

function tookTooLong(ms: number): FileFault {
  const message = `Reading this file took more than ${ms / 1000} seconds: divide it, or save it as CSV.`
  return { code: 'took-too-long', message }
}

const broke: FileFault = {
  code: 'damaged',
  message: 'This file could not be read: it needs too much memory, or it is damaged.',
}
