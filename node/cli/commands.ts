/** All commands, in the order of the help. */
import { addressBookCommands } from './address-book-commands.ts'
import { assignmentCommands } from './assignment-commands.ts'
import { attachmentCommands } from './attachment-commands.ts'
import { backupCommands } from './backup-commands.ts'
import type { Command } from './command.ts'
import { entryCommands } from './entry-commands.ts'
import { identityCommands } from './identity-commands.ts'
import { jobCommands } from './job-commands.ts'
import { lifeCommands } from './life-commands.ts'
import { linkCommands } from './link-commands.ts'
import { nodeCommands } from './node-commands.ts'
import { siteCommands } from './site-commands.ts'
import { siteFileCommands } from './site-file-commands.ts'
import { userCommands } from './user-commands.ts'
import { visitCodeCommands } from './visit-code-commands.ts'

export const commands: readonly Command[] = [
  ...nodeCommands,
  ...backupCommands,
  ...userCommands,
  ...linkCommands,
  ...identityCommands,
  ...addressBookCommands,
  ...siteCommands,
  ...siteFileCommands,
  ...jobCommands,
  ...assignmentCommands,
  ...visitCodeCommands,
  ...entryCommands,
  ...attachmentCommands,
  ...lifeCommands,
]
