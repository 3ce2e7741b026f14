/**
 * The `commonplace` command. JSON (or a text that was asked for) on stdout, messages on stderr.
 * Exit status: 0 done, 1 something failed, 2 wrong usage, 3 the workspace is open elsewhere.
 */
import { mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { createCore } from '#core/createCore.ts'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { type Answer, type CliCommand, CommandFailed, must, need, UsageError } from './command.ts'
import { parse } from './parse.ts'
import { codeAdd, codes } from './commands/codes.ts'
import { digest, verify } from './commands/integrity.ts'
import { noteAdd, noteMarkdown, notes } from './commands/notes.ts'
import { quoteAdd, quotes } from './commands/quotes.ts'
import { search } from './commands/search.ts'
import { importCommand, sources, sourceText } from './commands/sources.ts'

const init: CliCommand = {
  usage: 'init --name NAME --data DIR',
  options: { name: { type: 'string' } },
  words: [0, 0],
  run: async ({ core }) => ({ json: { workspaceId: must(await core.query('workspace', {})).workspaceId } }),
}

const commandByName: Readonly<Record<string, CliCommand>> = {
  init,
  import: importCommand,
  sources,
  'source-text': sourceText,
  codes,
  'code-add': codeAdd,
  'quote-add': quoteAdd,
  quotes,
  'note-add': noteAdd,
  notes,
  'note-markdown': noteMarkdown,
  search,
  digest,
  verify,
}

const help = `Usage: npm run --silent cli -- COMMAND --data DIR [--json]\n\n${Object.values(commandByName)
  .map((command) => `  ${command.usage}`)
  .join('\n')}\n\nPaths are taken from the folder in which the command is given. --json prints on one line.\n`

/** Paths are meant from where the user stands; npm runs scripts in the project's folder. */
const path = (name: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), name)

const print = (json: unknown, compact: boolean): void =>
  void process.stdout.write(`${JSON.stringify(json, null, compact ? 0 : 2)}\n`)

function fail(error: { code: string; message: string }, compact: boolean): void {
  print({ error: { code: error.code, message: error.message } }, compact)
  process.stderr.write(`${error.message}\n`)
}

const memberName = (): string => {
  try {
    return userInfo().username || 'You'
  } catch {
    return 'You'
  }
}

/** Errors: `NotAWorkspace` where there can be no folder. */
function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch {
    throw new CommandFailed(
      appError('NotAWorkspace', `${dataDir} is not a folder that can be used; choose one that may be written to.`),
    )
  }
}

/** Where a bug came from, for who looks for it; others get its one sentence. */
const traceOf = (cause: Error): string =>
  process.env['COMMONPLACE_TRACE'] === undefined ? cause.message : (cause.stack ?? cause.message)

async function run(name: string, command: CliCommand, args: string[]): Promise<{ answer: Answer; compact: boolean }> {
  const { values, words } = parse(args, command)
  const dataDir = path(need(values, 'data'))
  if (name === 'init') makeFolder(dataDir)
  const create = name === 'init' ? { create: { name: need(values, 'name') }, memberName: memberName() } : {}
  const binding = process.env['COMMONPLACE_SQLITE_BINDING']
  const opened = await createCore(
    { dataDir, program: `the command line (${name})`, ...create },
    {
      importWorkerUrl: new URL('../core/importers/worker.ts', import.meta.url),
      ...(binding !== undefined && process.versions['electron'] !== undefined && { nativeBinding: binding }),
      report: (cause) => process.stderr.write(`${cause instanceof Error ? traceOf(cause) : JSON.stringify(cause)}\n`),
    },
  )
  const core = must(opened)
  try {
    return { answer: await command.run({ core, words, values, path }), compact: values['json'] === true }
  } finally {
    await core.close()
  }
}

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  const compact = args.includes('--json')
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stderr.write(help)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commandByName, name) ? commandByName[name] : undefined
  try {
    if (!command) throw new UsageError(`There is no command called ${name}.`)
    if (rest[0] === '--help' || rest[0] === '-h') {
      process.stderr.write(`Usage: ${command.usage}\n`)
      return 0
    }
    const { answer } = await run(name, command, rest)
    if ('text' in answer && !compact)
      process.stdout.write(answer.text.endsWith('\n') ? answer.text : `${answer.text}\n`)
    else print(answer.json, compact)
    return 'failed' in answer && answer.failed ? 1 : 0
  } catch (cause) {
    if (cause instanceof UsageError) {
      fail(
        {
          code: 'WrongUsage',
          message: `${cause.message} ${command ? `Usage: ${command.usage}` : 'Run it with --help to see the commands.'}`,
        },
        compact,
      )
      return 2
    }
    const error: AppError =
      cause instanceof CommandFailed
        ? cause.error
        : appError(
            'Unexpected',
            `Something went wrong that should not: ${cause instanceof Error ? cause.message : String(cause)}.`,
          )
    fail(error, compact)
    return error.code === 'WorkspaceInUse' ? 3 : 1
  }
}

// Whoever reads has read enough (`… | head`): no reason to complain.
process.stdout.on('error', (cause) => process.exit('code' in cause && cause.code === 'EPIPE' ? 0 : 1))

process.exitCode = await main(process.argv.slice(2))
