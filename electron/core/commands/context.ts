/** What a command handler may use, and the shape of a handler. */
import type { CommandName, CommandOutput, Commands } from '#shared/contract/commands.ts'
import type { z } from 'zod'
import type { Outcome } from '../core.ts'
import type { Extractions } from '../blobs/extractions.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'

export interface CommandContext {
  /** Projections, for reading: as they stood before this command. */
  db: Db
  edit: Editor
  extractions: Extractions
}

export type ParsedInput<N extends CommandName> = z.output<Commands[N]['input']>

export interface Command<N extends CommandName> {
  /** What the undo menu calls it; null: not undoable. */
  label: ((input: ParsedInput<N>, context: CommandContext) => string | null) | null
  /** Checks everything first, then edits; a failed result must have changed nothing. */
  run: (input: ParsedInput<N>, context: CommandContext) => Outcome<CommandOutput<N>>
}
