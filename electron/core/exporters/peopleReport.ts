/** The report on people: who is here, how it stands with each, and what was promised. */
import type { RootContent } from 'mdast'
import type { PromiseView } from '#shared/contract/fitContract.ts'
import type { ExportedDocument } from './documents.ts'
import { bullets, heading, paragraph, text } from './mdast.ts'
import { type ReportParts, reportDocument, tableNode } from './reports.ts'
import type { SheetTable } from './tables.ts'

/** What was promised to somebody: how it stands; its words only where names are open, because words tell who is meant. */
function promiseWords(all: readonly PromiseView[], isOpen: boolean): RootContent[] {
  if (all.length === 0) return []
  const standing = all.filter(({ end }) => end === null)
  const [kept, released] = (['kept', 'released'] as const).map(
    (how) => all.filter(({ end }) => end?.how === how).length,
  )
  const counts = [
    standing.length > 0 ? `${standing.length} open` : '',
    (kept ?? 0) > 0 ? `${kept} kept` : '',
    (released ?? 0) > 0 ? `${released} released` : '',
  ].filter((part) => part !== '')
  const dueWords = ({ dueOn }: PromiseView): string => (dueOn === null ? 'without a day' : `due ${dueOn}`)
  return [
    paragraph(text(`Promised: ${counts.join(', ')}.`)),
    ...(standing.length === 0
      ? []
      : [
          bullets(
            standing.map((each) => [text(isOpen ? `${each.text} (${dueWords(each)})` : `One ${dueWords(each)}`)]),
          ),
        ]),
  ]
}

/** Who is here, with each one's state and why it is so. By pseudonym, nothing that was written freely about anybody. */
export function peopleReport({ people, states, passed, promises, isOpen }: ReportParts): ExportedDocument {
  const known = states()
  const promisesOf = new Map<string, PromiseView[]>()
  for (const each of promises()) promisesOf.set(each.personId, [...(promisesOf.get(each.personId) ?? []), each])
  const stateOf = new Map((known?.rows ?? []).map((row) => [row.personId, row] as const))
  const rows = people().map((person) => {
    const state = stateOf.get(person.personId)
    return { person, passed: passed(person.personId), line: state?.line ?? '', why: state?.explanation ?? '' }
  })
  const openPromises = (personId: string): number =>
    (promisesOf.get(personId) ?? []).filter(({ end }) => end === null).length
  const columns: SheetTable['columns'] = [
    { label: 'Person', kind: 'text' },
    { label: 'Stage', kind: 'text' },
    { label: 'Groups', kind: 'text' },
    { label: 'Theirs', kind: 'number' },
    { label: 'Given by us', kind: 'number' },
    { label: 'Asked by us', kind: 'number' },
    { label: 'Last act', kind: 'text' },
    { label: 'Promises open', kind: 'number' },
    { label: 'State', kind: 'text' },
  ]
  const table: SheetTable = {
    name: 'People',
    columns,
    rows: rows.map(({ person, passed: { acts, gives, asks }, line }) => [
      person.name,
      person.stage,
      person.groups.map(({ name }) => name).join('; '),
      acts,
      gives,
      asks,
      person.lastActOn ?? '',
      openPromises(person.personId),
      line,
    ]),
  }
  if (rows.length === 0)
    return reportDocument('People', [paragraph(text('Nobody is recorded here yet.'))], { tables: [table] })
  return reportDocument(
    'People',
    [
      paragraph(
        text(
          known === null
            ? 'States were not worked out for this report.'
            : `States as of ${known.at}, computed from the log that the team keeps.`,
        ),
      ),
      tableNode(table, Number.POSITIVE_INFINITY),
      heading(2, text('Why')),
      ...rows.flatMap(({ person, why }): RootContent[] => [
        heading(3, text(person.name)),
        paragraph(text(why === '' ? 'No state is known.' : why)),
        ...promiseWords(promisesOf.get(person.personId) ?? [], isOpen),
      ]),
    ],
    { tables: [table] },
  )
}
