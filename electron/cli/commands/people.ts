import { appError } from '#shared/contract/errors.ts'
import { type TableMapping, tableColumns } from '#shared/contract/interactionImport.ts'
import { dayAt } from '#shared/dates/localDay.ts'
import { PersonId } from '#shared/model/ids.ts'
import { Direction, Stage } from '#shared/model/people.ts'
import { CommandFailed, type CoreCommand, many, must, need, optional, UsageError, type Values } from '../command.ts'

const parsePersonId = (text: string): PersonId => {
  const parsed = PersonId.safeParse(text)
  if (!parsed.success)
    throw new CommandFailed(
      appError('PersonNotFound', `There is nobody ${text} in this workspace; the command people lists them.`),
    )
  return parsed.data
}

function parseDirection(text: string, option: string): Direction {
  const parsed = Direction.safeParse(text)
  if (!parsed.success) throw new UsageError(`--${option} is act, give, ask or mutual.`)
  return parsed.data
}

/** A day, also as people say it ("yesterday", "3 March 2026"). */
async function parseDay(text: string, option: string): Promise<string> {
  const language = process.env['LC_ALL'] || process.env['LC_TIME'] || process.env['LANG'] || ''
  // Reading days takes longer to load than all the rest; most commands read none.
  const { loadDayReader } = await import('#shared/dates/dayReader.ts')
  const reader = await loadDayReader(
    language.replace(/[._@].*$/, (rest) => (rest.startsWith('_') ? `-${rest.slice(1, 3)}` : '')) || 'en-GB',
    'past',
  )
  const day = reader.read(text, dayAt(Date.now()))
  if (day === undefined)
    throw new UsageError(`--${option} ${JSON.stringify(text)} is no day; write it like 2026-03-28.`)
  return day
}

export const personAdd: CoreCommand = {
  usage: 'person-add --name NAME [--group NAME]… [--stage dormant|candidate|invited|advocate|ended] --data DIR',
  options: { name: { type: 'string' }, group: { type: 'string', multiple: true }, stage: { type: 'string' } },
  words: [0, 0],
  run: async ({ core, values }) => {
    const text = optional(values, 'stage')
    const stage = text === undefined ? undefined : Stage.safeParse(text)
    if (stage && !stage.success) throw new UsageError(`--stage is ${Stage.options.join(', ')}.`)
    const { personId } = must(
      await core.execute('addPerson', {
        name: need(values, 'name'),
        groups: many(values, 'group'),
        ...(stage?.success && { stage: stage.data }),
      }),
    )
    return { json: { personId } }
  },
}

export const people: CoreCommand = {
  usage: 'people --data DIR',
  words: [0, 0],
  run: async ({ core }) => ({
    json: {
      people: must(await core.query('people', {})).map((person) => ({
        personId: person.personId,
        name: person.name,
        stage: person.stage,
        groups: person.groups.map(({ name }) => name),
        acts: person.acts,
        lastActOn: person.lastActOn,
      })),
    },
  }),
}

export const interactionAdd: CoreCommand = {
  usage:
    'interaction-add --person ID --date DAY --direction act|give|ask|mutual [--kind TEXT] [--channel TEXT] [--note TEXT] [--paid] --data DIR',
  options: {
    person: { type: 'string' },
    date: { type: 'string' },
    direction: { type: 'string' },
    kind: { type: 'string' },
    channel: { type: 'string' },
    note: { type: 'string' },
    paid: { type: 'boolean' },
  },
  words: [0, 0],
  run: async ({ core, values }) => {
    const { interactionId } = must(
      await core.execute('addInteraction', {
        personId: parsePersonId(need(values, 'person')),
        on: await parseDay(need(values, 'date'), 'date'),
        direction: parseDirection(need(values, 'direction'), 'direction'),
        kind: optional(values, 'kind') ?? '',
        channel: optional(values, 'channel') ?? '',
        note: optional(values, 'note') ?? '',
        paid: values['paid'] === true,
      }),
    )
    return { json: { interactionId } }
  },
}

/** `--direction-word in=act` */
function parseWords(values: Values): Record<string, Direction> {
  const words: Record<string, Direction> = {}
  for (const text of many(values, 'direction-word')) {
    const at = text.lastIndexOf('=')
    if (at < 1) throw new UsageError('--direction-word is WORD=act, give, ask or mutual.')
    words[text.slice(0, at)] = parseDirection(text.slice(at + 1), 'direction-word')
  }
  return words
}

export const interactionsImport: CoreCommand = {
  usage: `interactions-import FILE.csv --person-column NAME --date-column NAME [--direction act|give|ask|mutual] ${tableColumns
    .slice(2)
    .map((name) => `[--${name}-column NAME]`)
    .join(' ')} [--direction-word WORD=act]… [--date-format DD.MM.YYYY] [--no-header] [--again] --data DIR`,
  options: {
    ...Object.fromEntries(tableColumns.map((name) => [`${name}-column`, { type: 'string' as const }])),
    direction: { type: 'string' },
    'direction-word': { type: 'string', multiple: true },
    'date-format': { type: 'string' },
    'no-header': { type: 'boolean' },
    again: { type: 'boolean' },
  },
  words: [1, 1],
  run: async ({ core, words, values, path }) => {
    const columns: TableMapping = { person: need(values, 'person-column'), date: need(values, 'date-column') }
    for (const name of tableColumns) {
      const column = optional(values, `${name}-column`)
      if (column !== undefined && column !== '') columns[name] = column
    }
    const direction = optional(values, 'direction')
    const dateFormat = optional(values, 'date-format')
    const reading = {
      columns,
      directionWords: parseWords(values),
      ...(direction !== undefined && { defaultDirection: parseDirection(direction, 'direction') }),
      ...(dateFormat !== undefined && { dateFormat }),
      ...(values['no-header'] === true && { hasHeader: false }),
      again: values['again'] === true,
    }
    const abort = new AbortController()
    const stop = () => abort.abort()
    process.once('SIGINT', stop)
    try {
      const report = must(
        await core.run(
          'importInteractions',
          { item: { path: path(words[0] as string) }, reading },
          { signal: abort.signal },
        ),
      )
      return {
        json: {
          people: report.people,
          newPeople: report.newPeople,
          interactions: report.interactions,
          alreadyThere: report.alreadyThere,
          skipped: report.skipped.map(({ row, reason }) => ({ row, reason })),
        },
        failed: report.stopped,
      }
    } finally {
      process.off('SIGINT', stop)
    }
  },
}
