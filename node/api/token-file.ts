/**
 * The administrator's token on this machine, in `<data>/admin.token`: whoever can read the file may
 * use the command line and the pages. Deleted, it is made anew at the next start.
 */
import { join } from 'node:path'
import { keptSecret } from '../operate/private-file.ts'
import { newToken } from './tokens.ts'

export function adminTokenFile(data: string): string {
  return join(data, 'admin.token')
}

export function adminToken(data: string): Promise<string> {
  return keptSecret(adminTokenFile(data), newToken)
}
