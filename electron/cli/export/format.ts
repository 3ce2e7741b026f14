/** What each format of `export` says of itself, and what they share: options about names, and where the result goes. */
import type { ExportNames, ReplacedNames } from '#shared/contract/exchange.ts'
import { type CitationStyle, citationStyles } from '#shared/references/cite.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { type Answer, type CliContext, type CoreCommand, optional, UsageError } from '../command.ts'
import { writeWhole } from '../writeFile.ts'

/** What a document can be about, by the options that say so. */
export const aboutOptions = ['note', 'source', 'code', 'plan', 'workshop', 'search', 'report'] as const
export type About = (typeof aboutOptions)[number]

export interface ExportFormat {
  /** After the word: `-o FILE`, `--note ID | …`. */
  usage: string
  /** Of what it can be; nothing: always of the whole workspace. */
  about: readonly About[]
  options?: NonNullable<CoreCommand['options']>
  run: (context: CliContext) => Promise<Answer>
}

/** Options that every format takes, also where they change nothing. */
export const sharedOptions = {
  format: { type: 'string' },
  out: { type: 'string', short: 'o' },
  pseudonymise: { type: 'boolean' },
  'real-names': { type: 'boolean' },
} as const

/** People by pseudonym unless their names are asked for. */
export const namesOf = (values: CliContext['values']): ExportNames =>
  values['real-names'] === true ? 'names' : 'pseudonyms'

export const styleOptions = { style: { type: 'string' } } as const

/** How sources are cited, where it is asked for; else as the workspace cites. */
export function styleOf(values: CliContext['values']): { style?: CitationStyle } {
  const asked = optional(values, 'style')
  if (asked === undefined) return {}
  const style = citationStyles.find((each) => each === asked)
  if (style === undefined) throw new UsageError(`--style is ${citationStyles.join(' or ')}.`)
  return { style }
}

/** Beside the answer, for whoever looks on. */
export function sayReplaced({ say }: CliContext, replaced: ReplacedNames): void {
  if (replaced.places > 0) say(`${replacedWords(replaced)} --real-names keeps them.`)
}

export function formatOf<F extends string>(values: CliContext['values'], formats: readonly [F, ...F[]]): F {
  const asked = optional(values, 'format') ?? formats[0]
  const found = formats.find((each) => each === asked)
  if (found === undefined) throw new UsageError(`--format is ${formats.join(' or ')}.`)
  return found
}

/** The file that has to be named. */
export function outPath({ values, path }: CliContext): string {
  const out = optional(values, 'out')
  if (out === undefined || out === '') throw new UsageError('-o FILE is needed.')
  return path(out)
}

/** Refuses what the format would pass over: nobody is to get something else than they asked for. */
export function checkAbout(word: string, { about }: ExportFormat, values: CliContext['values']): void {
  const wrong = aboutOptions.find((each) => optional(values, each) !== undefined && !about.includes(each))
  if (wrong === undefined) return
  const these = new Intl.ListFormat('en', { type: 'disjunction' }).format(about.map((each) => `--${each}`))
  throw new UsageError(
    about.length === 0
      ? `export ${word} writes the whole workspace; leave out --${wrong}, or choose another format.`
      : `export ${word} cannot be of a ${wrong}; it takes ${these}.`,
  )
}

/** Into the file that was asked for, or out as it is. */
export async function give(
  { values, path }: CliContext,
  made: { fileName: string; content: string },
  more: object,
): Promise<Answer> {
  const out = optional(values, 'out')
  if (out === undefined) return { text: made.content, json: { ...made, ...more } }
  const file = path(out)
  await writeWhole(file, made.content)
  return { json: { path: file, ...more } }
}
