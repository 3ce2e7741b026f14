/** Arguments of one command: its options and words, or a `UsageError` that says what was not understood. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type CliCommand, UsageError, type Values } from './command.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Throws `UsageError`. A value may begin with a dash (a quoted line often does) unless it is itself an option here. */
export function parse(args: readonly string[], command: CliCommand): { values: Values; words: string[] } {
  const options: Options = { data: { type: 'string' }, json: { type: 'boolean' }, ...command.options }
  let parsed: { values: Values; positionals: string[] }
  try {
    parsed = parseArgs({ args: joinValues(args, options), options, allowPositionals: true })
  } catch (cause) {
    throw new UsageError(sentence(cause))
  }
  const { values, positionals } = parsed
  const [least, most] = command.words
  if (positionals.length < least) throw new UsageError('Something is missing.')
  if (positionals.length > most)
    throw new UsageError(`${JSON.stringify(positionals[most])} is more than was asked for.`)
  return { values, words: positionals }
}

/** `--exact "- one"` becomes `--exact=- one`, which the parser takes as it is. */
function joinValues(args: readonly string[], options: Options): string[] {
  const isOption = (arg: string): boolean =>
    arg.startsWith('--') && Object.hasOwn(options, arg.slice(2).split('=', 1)[0] ?? '')
  const joined: string[] = []
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? ''
    const next = args[i + 1]
    if (arg === '--') return [...joined, ...args.slice(i)]
    const takesValue =
      arg.startsWith('--') && Object.hasOwn(options, arg.slice(2)) && options[arg.slice(2)]?.type === 'string'
    if (takesValue && next !== undefined && !isOption(next)) {
      joined.push(`${arg}=${next}`)
      i += 1
    } else joined.push(arg)
  }
  return joined
}

function sentence(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : String(cause)
  const unknown = /^Unknown option '([^']*)'/.exec(words)?.[1]
  if (unknown !== undefined) return `There is no option ${unknown} here; words that begin with a dash go after --.`
  const lacking = /^Option '(?:-\w, )?(--[\w-]+)/.exec(words)?.[1]
  if (lacking === undefined) return `${words.split('\n', 1)[0]?.replace(/\.?$/, '.')}`
  return /does not take/.test(words) ? `${lacking} takes no value.` : `${lacking} needs a value.`
}
