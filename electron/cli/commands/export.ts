/** What leaves the workspace, as the window exports it: people by pseudonym unless their names are asked for. */
import { writeFileSync } from 'node:fs'
import { appError } from '#shared/contract/errors.ts'
import { ProjectFormat } from '#shared/contract/exchange.ts'
import type { ExportSubject } from '#shared/contract/queries.ts'
import { NoteId, PlanId, SourceId } from '#shared/model/ids.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { codeByName } from '../codeNames.ts'
import {
  type Answer,
  type CliContext,
  CommandFailed,
  type CoreCommand,
  must,
  optional,
  UsageError,
} from '../command.ts'

const subjects = ['note', 'source', 'code', 'plan', 'search'] as const

async function subjectOf({ core, values }: CliContext): Promise<ExportSubject> {
  const asked = subjects.flatMap((kind) => {
    const text = optional(values, kind)
    return text === undefined ? [] : [{ kind, text }]
  })
  const [one] = asked
  if (one === undefined || asked.length > 1)
    throw new UsageError(`One of ${subjects.map((kind) => `--${kind}`).join(', ')} says what.`)
  const { kind, text } = one
  if (kind === 'search') return { kind, query: text, filters: {} }
  if (kind === 'code') return { kind, codeId: (await codeByName(core, text)).codeId }
  const id =
    kind === 'note' ? NoteId.safeParse(text) : kind === 'plan' ? PlanId.safeParse(text) : SourceId.safeParse(text)
  if (!id.success) throw notThere(kind, text)
  return { kind, [`${kind}Id`]: id.data } as ExportSubject
}

const notThere = (kind: string, text: string): CommandFailed => {
  const code = kind === 'note' ? 'NoteNotFound' : kind === 'plan' ? 'PlanNotFound' : 'SourceNotFound'
  return new CommandFailed(appError(code, `There is no ${kind} ${text} in this workspace.`))
}

function formatOf<F extends string>(values: CliContext['values'], formats: readonly [F, ...F[]]): F {
  const asked = optional(values, 'format') ?? formats[0]
  const found = formats.find((each) => each === asked)
  if (found === undefined) throw new UsageError(`--format is ${formats.join(' or ')}.`)
  return found
}

/** Into the file that was asked for, or out as it is. */
function give({ values, path }: CliContext, made: { fileName: string; content: string }, more: object): Answer {
  const out = optional(values, 'out')
  if (out === undefined) return { text: made.content, json: { ...made, ...more } }
  const file = path(out)
  try {
    writeFileSync(file, made.content)
  } catch {
    throw new CommandFailed(appError('FileUnreadable', `${file} could not be written; choose another place.`))
  }
  return { json: { path: file, ...more } }
}

const taken = {
  format: { type: 'string' },
  out: { type: 'string', short: 'o' },
  pseudonymise: { type: 'boolean' },
  'real-names': { type: 'boolean' },
} as const
const namesOf = (values: CliContext['values']) => (values['real-names'] === true ? 'names' : 'pseudonyms')

/** A note, a source's quotes, a code's quotes, a plan or a search as a document. */
async function exportDocument(context: CliContext): Promise<Answer> {
  const { core, values } = context
  const subject = await subjectOf(context)
  const format = formatOf(values, ['markdown', 'html'])
  const made = must(await core.query('export', { subject, format, names: namesOf(values) }))
  if (made === null) throw notThere(subject.kind, optional(values, subject.kind) ?? '')
  const { replaced, ...document } = made
  if (replaced.places > 0) process.stderr.write(`${replacedWords(replaced)} --real-names keeps them.\n`)
  return give(context, document, { replaced })
}

async function exportPeople(context: CliContext): Promise<Answer> {
  const { core, values } = context
  const what = (['people', 'log', 'key'] as const).find((each) => each === (optional(values, 'what') ?? 'people'))
  if (what === undefined) throw new UsageError('--what is people, log or key.')
  const format = formatOf(values, ['csv', 'markdown'])
  const made = must(await core.query('exportPeople', { what, format, names: namesOf(values) }))
  return give(context, made, {})
}

/** The whole workspace for another coding program. */
async function exportProject({ core, values, path }: CliContext, format: ProjectFormat): Promise<Answer> {
  const out = optional(values, 'out')
  if (out === undefined || out === '') throw new UsageError('-o FILE is needed.')
  return { json: must(await core.run('exportProject', { format, path: path(out) })) }
}

const formatByWord = { md: 'markdown', html: 'html', csv: 'csv' } as const

export const exportCommand: CoreCommand = {
  usage:
    'export qdpx|qdc -o FILE | export csv [--real-names] [-o FILE] | export md|html --note ID | --source ID | --code NAME | --plan ID | --search WORDS [--real-names] [-o FILE] --data DIR',
  options: { ...Object.fromEntries(subjects.map((kind) => [kind, { type: 'string' as const }])), ...taken },
  words: [0, 1],
  run: async (context) => {
    const [word] = context.words
    const project = ProjectFormat.safeParse(word)
    if (project.success) return exportProject(context, project.data)
    const format = Object.entries(formatByWord).find(([each]) => each === word)?.[1]
    if (word !== undefined && format === undefined)
      throw new UsageError(`export writes ${[...Object.keys(formatByWord), ...ProjectFormat.options].join(', ')}.`)
    const asked = format === undefined ? context : { ...context, values: { ...context.values, format } }
    return format === 'csv' ? exportPeople(asked) : exportDocument(asked)
  },
}

export const peopleExport: CoreCommand = {
  usage: 'people-export [--what people|log|key] [--format csv|markdown] [--real-names] [--out FILE] --data DIR',
  options: { what: { type: 'string' }, ...taken },
  words: [0, 0],
  run: exportPeople,
}
