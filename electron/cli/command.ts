/** The shape of a command of the command line, and the errors by which it ends. */
import type { ParseArgsConfig } from 'node:util'
import type { AppError } from '#shared/contract/errors.ts'
import type { Outcome } from '#core/core.ts'
import type { CoreCalls } from './coreCalls.ts'

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** Where a command is given, and what it is printed on. */
export interface Terminal {
  /** Relative paths begin here. */
  folder: string
  /** Onto stdout, as it is. */
  print: (text: string) => void
  /** A line on stderr, for whoever looks on. */
  say: (line: string) => void
}

export interface Asked {
  /** What stood after the command's name. */
  words: string[]
  values: Values
  /** Resolves a path as the caller meant it: against the folder the command was given in. */
  path: (name: string) => string
  say: Terminal['say']
}

export interface CliContext extends Asked {
  core: CoreCalls
}

/** Printed to stdout: JSON, or text as it is. `failed` sets the exit status 1 though something was done. */
export type Answer = { json: unknown; failed?: boolean } | { text: string; json: unknown }

interface Described {
  usage: string
  options?: NonNullable<ParseArgsConfig['options']>
  /** Fewest and most words after the name. */
  words: [least: number, most: number]
}

/** A command on the workspace in `--data`, whoever has it open. */
export interface CoreCommand extends Described {
  /** It meets teammates; where nobody has the folder open, this process goes onto the network for it. */
  network?: boolean
  run: (context: CliContext) => Promise<Answer>
  /** What it answers where no workspace is named; without this, one has to be. */
  runWithout?: (context: Asked) => Answer | Promise<Answer>
}

/** A command that opens its folders itself, prints what it has to say, one JSON a line, and returns the exit status. */
export interface OwnCommand extends Described {
  runAlone: (context: Asked) => Promise<number>
}

export type CliCommand = CoreCommand | OwnCommand

/** The command was asked in a way it does not understand: exit status 2. */
export class UsageError extends Error {
  /** How it is called, where that is less than all that the command explains. */
  usage: string | undefined
}

/** The command could not be done: exit status 1. */
export class CommandFailed extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(error.message)
    this.error = error
  }
}

/** The value, or the end of the command. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new CommandFailed(outcome.error)
  return outcome.value
}

/** A required text option. */
export function need(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is needed.`)
  return value
}

export function optional(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

export const many = (values: Values, name: string): string[] => {
  const value = values[name]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** Reads every page of a windowed query. */
export async function readAll<T>(
  page: (offset: number, limit: number) => Promise<Outcome<{ total: number; rows: T[] }>>,
): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const { total, rows } = must(await page(all.length, 5000))
    all.push(...rows)
    if (rows.length === 0 || all.length >= total) return all
  }
}
