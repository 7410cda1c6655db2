/** All commands, in the order of the help. */
import { assignmentCommands } from './assignment-commands.ts'
import type { Command } from './command.ts'
import { entryCommands } from './entry-commands.ts'
import { jobCommands } from './job-commands.ts'
import { lifeCommands } from './life-commands.ts'
import { linkCommands } from './link-commands.ts'
import { nodeCommands } from './node-commands.ts'

export const commands: readonly Command[] = [
  ...nodeCommands,
  ...linkCommands,
  ...jobCommands,
  ...assignmentCommands,
  ...entryCommands,
  ...lifeCommands,
]
