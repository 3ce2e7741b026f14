/**
 * The `commonplace` command. JSON (or a text that was asked for) on stdout, messages on stderr.
 * Exit status: 0 done, 1 something failed, 2 wrong usage, 3 the workspace is open elsewhere.
 */
import { mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import {
  type Answer,
  type Asked,
  type CliCommand,
  type CoreCommand,
  CommandFailed,
  must,
  need,
  type Terminal,
  UsageError,
} from './command.ts'
import { coreDeps, networkAt } from './coreDeps.ts'
import { parse } from './parse.ts'
import { codeAdd, codes } from './commands/codes.ts'
import { evidenceAdd } from './commands/evidence.ts'
import { exportCommand, peopleExport } from './commands/export.ts'
import { insight } from './commands/insight.ts'
import { digest, verify } from './commands/integrity.ts'
import { lens } from './commands/lens.ts'
import { noteAdd, noteMarkdown, notes } from './commands/notes.ts'
import { plan, planTemplate, stepAdd } from './commands/plans.ts'
import { tableImport } from './commands/records.ts'
import { interactionAdd, interactionsImport, people, personAdd } from './commands/people.ts'
import { quoteAdd, quotes } from './commands/quotes.ts'
import { modelFit, states } from './commands/relationships.ts'
import { search } from './commands/search.ts'
import { attach, importCommand, sources, sourceText } from './commands/sources.ts'
import { devices, invite, memberRemove, memberRole, members, syncOnce } from './commands/team.ts'
import { initFrom } from './initFrom.ts'
import { passphraseOptions } from './passphrase.ts'
import { peer } from './peer/peer.ts'
import { templateSet, templates } from './commands/templates.ts'
import { workshop, workshopAdd, workshopChoose, workshopDuplicate, workshops } from './commands/workshops.ts'
import { join } from './team/join.ts'
import { openWorkspace } from './workspace.ts'

const init: CoreCommand = {
  usage: 'init --name NAME --data DIR\n  init --from FILE [--as YOUR-NAME] [--passphrase-file FILE] --data NEWDIR',
  options: { name: { type: 'string' }, from: { type: 'string' }, as: { type: 'string' }, ...passphraseOptions },
  words: [0, 0],
  run: async ({ core }) => ({ json: { workspaceId: must(await core.query('workspace', {})).workspaceId } }),
}

const commandByName: Readonly<Record<string, CliCommand>> = {
  init,
  import: importCommand,
  attach,
  sources,
  'source-text': sourceText,
  codes,
  'code-add': codeAdd,
  'quote-add': quoteAdd,
  quotes,
  'note-add': noteAdd,
  notes,
  'note-markdown': noteMarkdown,
  'evidence-add': evidenceAdd,
  export: exportCommand,
  people,
  'people-export': peopleExport,
  'person-add': personAdd,
  'interaction-add': interactionAdd,
  'interactions-import': interactionsImport,
  'table-import': tableImport,
  states,
  'model-fit': modelFit,
  search,
  lens,
  insight,
  'plan-template': planTemplate,
  plan,
  'step-add': stepAdd,
  templates,
  'template-set': templateSet,
  'workshop-add': workshopAdd,
  workshops,
  workshop,
  'workshop-choose': workshopChoose,
  'workshop-duplicate': workshopDuplicate,
  digest,
  verify,
  invite,
  join,
  members,
  'member-remove': memberRemove,
  'member-role': memberRole,
  devices,
  'sync-once': syncOnce,
  peer,
}

const help = `Usage: npm run --silent cli -- COMMAND --data DIR [--json]\n\n${Object.values(commandByName)
  .map((command) => `  ${command.usage}`)
  .join('\n')}\n\nPaths are taken from the folder in which the command is given. --json prints on one line.\n`

const toJson = (json: unknown, compact: boolean): string => `${JSON.stringify(json, null, compact ? 0 : 2)}\n`

function fail(error: { code: string; message: string }, compact: boolean, { print, say }: Terminal): void {
  print(toJson({ error: { code: error.code, message: error.message } }, compact))
  say(error.message)
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

/** Runs a command on the workspace in `--data`. */
async function runOnCore(name: string, command: CoreCommand, asked: Asked): Promise<Answer> {
  const { values, path, say } = asked
  if (command.runWithout && values['data'] === undefined) return command.runWithout(asked)
  const dataDir = path(need(values, 'data'))
  if (name === 'init' && values['from'] !== undefined) return initFrom(asked)
  if (name === 'init') makeFolder(dataDir)
  const create = name === 'init' ? { create: { name: need(values, 'name') }, memberName: memberName() } : {}
  const config = { dataDir, program: `the command line (${name})`, passing: true, ...create }
  const core = must(
    await openWorkspace(config, {
      ...coreDeps(say),
      ...(command.network === true && {
        network: networkAt({ listen: undefined, lan: process.env['COMMONPLACE_SYNC_LISTEN'] === undefined }),
      }),
    }),
  )
  try {
    return await command.run({ ...asked, core })
  } finally {
    await core.close()
  }
}

/** Runs one command and returns its exit status. Several may run in one process, each on a terminal of its own. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const { folder, print, say } = terminal
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    say(help.trimEnd())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commandByName, name) ? commandByName[name] : undefined
  const compact = args.includes('--json') || (command !== undefined && 'runAlone' in command)
  try {
    if (!command) throw new UsageError(`There is no command called ${name}.`)
    if (rest[0] === '--help' || rest[0] === '-h') {
      say(`Usage: ${command.usage}`)
      return 0
    }
    const asked: Asked = { ...parse(rest, command), path: (words) => resolve(folder, words), say }
    if ('runAlone' in command) return await command.runAlone(asked)
    const answer = await runOnCore(name, command, asked)
    if ('text' in answer && !compact) print(answer.text.endsWith('\n') ? answer.text : `${answer.text}\n`)
    else print(toJson(answer.json, compact))
    return 'failed' in answer && answer.failed ? 1 : 0
  } catch (cause) {
    if (cause instanceof UsageError) {
      fail(
        {
          code: 'WrongUsage',
          message: `${cause.message} ${command ? `Usage: ${cause.usage ?? command.usage}` : 'Run it with --help to see the commands.'}`,
        },
        compact,
        terminal,
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
    fail(error, compact, terminal)
    return error.code === 'WorkspaceInUse' ? 3 : 1
  }
}
