/** Runs commands: parse, answer from the receipt if done before, run, commit with receipt, journal for undo. */
import { type CommandInput, type CommandName, type CommandOutput, commands } from '#shared/contract/commands.ts'
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { MemberId } from '#shared/model/ids.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { z } from 'zod'
import type { ExecuteOptions, Outcome } from '../core.ts'
import type { Extractions } from '../blobs/extractions.ts'
import type { Db } from '../db/database.ts'
import type { Editor, JournalEntry } from '../docs/editing.ts'
import type { Store } from '../docs/store.ts'
import type { UndoHistory } from '../docs/undo.ts'
import type { Command, ParsedInput } from './context.ts'
import { commandByName, type DocumentCommand } from './index.ts'
import { isTeamCommand, type TeamCommands } from './team.ts'
import { viewerCannotEdit } from './viewer.ts'

export interface ExecutorParts {
  db: Db
  store: Store
  undo: UndoHistory
  extractions: Extractions
  /** `as`: another member whose decisions are being entered (the sample's second coder). */
  createEditor: (as?: MemberId) => Editor
  now: () => number
  /** Commands about the team; they change the member log and no document. */
  team: () => TeamCommands
  /** False for a viewer. */
  mayEdit: () => boolean
  /** A device-local table changed (preferences, undo state). */
  touched: (table: string) => void
}

/** What an editing step returns: its outcome, and what undo calls it (null: not undoable). */
export interface Step<T> {
  outcome: Result<T, AppError>
  label: string | null
  /** What earlier commits of the same work wrote: with this one, one step to undo. */
  before?: readonly JournalEntry[]
}

export interface Executor {
  execute<N extends CommandName>(name: N, input: CommandInput<N>, options: ExecuteOptions): Outcome<CommandOutput<N>>
  /** Commits an editing step that is not a command of the contract (adding an imported source) on the same path. */
  commit<T>(
    work: (edit: Editor) => Step<T>,
    options: ExecuteOptions & { as?: MemberId },
    inTransaction?: () => void,
  ): Result<T, AppError>
}

/** Receipts outlive a crash and a restart by far; older ones are dropped at start. */
export const RECEIPT_DAYS = 7

const firstIssue = (error: z.ZodError): string => {
  const issue = error.issues[0]
  return issue ? `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}` : 'not understood'
}

export const invalidInput = (name: string, error: z.ZodError): AppError =>
  appError('InvalidInput', `${name} was asked with something it cannot take (${firstIssue(error)}).`)

export function createExecutor({
  db,
  store,
  undo,
  extractions,
  createEditor,
  now,
  touched,
  mayEdit,
  team,
}: ExecutorParts): Executor {
  const writeReceipt = (commandId: string | undefined, value: unknown): void => {
    if (commandId !== undefined)
      db.run('INSERT INTO receipt (command_id, at, result) VALUES (?, ?, ?)', commandId, now(), JSON.stringify(value))
  }

  const commit: Executor['commit'] = (work, { scope, commandId, as }, inTransaction) => {
    if (!mayEdit()) return err(viewerCannotEdit)
    const editor = createEditor(as)
    let label: string | null = null
    let before: readonly JournalEntry[] = []
    const outcome = store.commit(
      () => {
        const step = work(editor)
        label = step.label
        before = step.before ?? []
        return step.outcome
      },
      {
        device: editor.device,
        inTransaction: (value) => {
          inTransaction?.()
          if (label !== null) undo.record(scope, { label, journal: [...before, ...editor.journal] })
          writeReceipt(commandId, value)
        },
      },
    )
    if (outcome.ok && label !== null) touched('undo')
    return outcome
  }

  const runCommand = <N extends DocumentCommand>(
    name: N,
    input: ParsedInput<N>,
    options: ExecuteOptions,
  ): Outcome<CommandOutput<N>> => {
    // The map's type says that each name has its own command; TypeScript cannot follow that through a generic index.
    const command = commandByName[name] as unknown as Command<N>
    return commit((edit) => {
      const context = { db, edit, extractions }
      const label = command.label?.(input, context) ?? null
      return { outcome: command.run(input, context), label }
    }, options)
  }

  const runBack = (direction: 'undo' | 'redo', options: ExecuteOptions): Outcome<{ label: string }> => {
    let settle = (): void => undefined
    const outcome = commit<{ label: string }>(
      (edit) => {
        const back = undo.back(options.scope, direction, edit)
        if (!back.ok) return { outcome: back, label: null }
        settle = back.value.settle
        return { outcome: ok({ label: back.value.label }), label: null }
      },
      options,
      () => settle(),
    )
    if (outcome.ok) touched('undo')
    return outcome
  }

  return {
    commit,
    execute: (name, input, options) => {
      const parsed = commands[name].input.safeParse(input)
      if (!parsed.success) return err(invalidInput(name, parsed.error))
      if (options.commandId !== undefined) {
        const receipt = db.get<{ result: string }>('SELECT result FROM receipt WHERE command_id = ?', options.commandId)
        if (receipt) return ok(JSON.parse(receipt.result))
      }
      if (name === 'undo' || name === 'redo') return runBack(name, options) as never
      if (name === 'setPreference') {
        const { key, value } = parsed.data as z.output<typeof commands.setPreference.input>
        db.transaction(() =>
          db.run('INSERT OR REPLACE INTO preference (key, value) VALUES (?, ?)', key, JSON.stringify(value)),
        )
        touched('preference')
        return ok({}) as never
      }
      if (isTeamCommand(name)) {
        const outcome = team()[name](parsed.data as never)
        if (outcome.ok) writeReceipt(options.commandId, outcome.value)
        return outcome
      }
      return runCommand(name, parsed.data as never, options)
    },
  }
}
