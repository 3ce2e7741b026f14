/** The brief in words: who did what, and how much of it there is. */
import type { Brief, BriefRow } from '#shared/contract/team.ts'
import { whenWords } from '#renderer/app/whenWords.ts'

const NOBODY = 'Somebody'

const things: Readonly<Record<BriefRow['kind'], string>> = {
  source: 'a source',
  quote: 'a quote',
  coding: 'a coding',
  memo: 'a memo',
  note: 'a note',
  code: 'a code',
  member: 'a member',
  plan: 'a plan',
  step: 'a step',
  person: 'a person’s record',
  interaction: 'an interaction',
  group: 'a part of the community',
  tension: 'a tension',
  workshop: 'a workshop',
  agendaItem: 'a part of an agenda',
  exercise: 'an exercise',
  template: 'a template for documents',
  settlement: 'a disagreement',
}

/** "Added a quote". */
export function rowWords({ kind, what, decided }: Pick<BriefRow, 'kind' | 'what'> & Partial<BriefRow>): string {
  if (kind === 'settlement')
    return what === 'trashed' ? 'Opened a disagreement again' : `Settled a disagreement: ${decided ?? 'it was decided'}`
  if (kind === 'member') return what === 'added' ? 'Joined the team' : 'Changed their name'
  if (kind === 'coding')
    return what === 'added' ? 'Coded' : what === 'changed' ? 'Coded otherwise' : 'Took a coding back'
  if (what === 'trashed') return `Moved ${things[kind]} to the trash`
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} ${things[kind]}`
}

const unnamed: Partial<Readonly<Record<BriefRow['kind'], string>>> = {
  note: 'Untitled note',
  plan: 'Untitled plan',
  workshop: 'Untitled workshop',
  step: 'A step without words',
  agendaItem: 'A part without words',
}

/** What a row is about; what has no name, or is gone by now, is told by its kind. */
export const titleWords = ({ kind, title }: Pick<BriefRow, 'kind' | 'title'>): string =>
  title === '' ? (unnamed[kind] ?? 'Without a name') : title

export interface PersonsRows {
  name: string
  rows: BriefRow[]
}

/** Who did most first; what nobody's name stands on comes last. */
export function briefByPerson(rows: readonly BriefRow[]): PersonsRows[] {
  const byName = new Map<string, BriefRow[]>()
  for (const row of rows) {
    const name = row.by ?? NOBODY
    const theirs = byName.get(name)
    if (theirs) theirs.push(row)
    else byName.set(name, [row])
  }
  return [...byName]
    .map(([name, theirs]) => ({ name, rows: theirs }))
    .sort((a, b) => Number(a.name === NOBODY) - Number(b.name === NOBODY) || b.rows.length - a.rows.length)
}

/** "24 changes since Yesterday, by Tobias and Amara." */
export function briefSummary({ since, total, rows }: Brief): string {
  const names = briefByPerson(rows)
    .map(({ name }) => name)
    .filter((name) => name !== NOBODY)
  const who =
    names.length === 0
      ? ''
      : `, by ${names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} others` : names.join(', ').replace(/, ([^,]*)$/, ' and $1')}`
  const when = since === null ? '' : ` since ${whenWords(since).replace(/^[TY]/, (letter) => letter.toLowerCase())}`
  return `${total.toLocaleString()} ${total === 1 ? 'change' : 'changes'}${when}${who}.`
}
