/** Rows of a table as people; who is here already, by their name, is left as they are. */
import { Name } from '#shared/contract/fields.ts'
import { groupField, PERSON } from '#shared/docs/personLayout.ts'
import { createId, type GroupId } from '#shared/model/ids.ts'
import { nameKey, Stage } from '#shared/model/people.ts'
import { PartialDate } from '#shared/model/source.ts'
import { groupCalled } from '../../commands/groups.ts'
import { cutTo, oneLine } from '../../importers/cleanText.ts'
import type { RecordParts, RowReader } from './row.ts'

const MOST_GROUPS = 100
const MOST_TEXT = 20_000
/** Each a field of the same name, or of this one. */
const texts = { places: 'places', contact: 'contact', 'could wake': 'wake', notes: 'notes' } as const

/** "2021", "2021-03", "2021-03-04", with a time of day or without. */
const dayIn = (cell: string): string | undefined => {
  const parsed = PartialDate.safeParse(cell.replace(/[T ]\d.*$/, '').replaceAll(/[/.]/g, '-'))
  return parsed.success ? parsed.data : undefined
}

export function createPersonRows({ db }: RecordParts): RowReader {
  const known = new Map(
    db
      .all<{ name: string; trashed: number }>(
        `SELECT p.name, e.trashed_at IS NOT NULL AS trashed FROM person p JOIN entity e ON e.id = p.person_id ORDER BY trashed DESC`,
      )
      .map(({ name, trashed }) => [nameKey(name), trashed === 1]),
  )
  /** Made by this very reading: they are in no table yet. */
  const groups = new Map<string, GroupId>()
  return {
    read: ({ cells }) => {
      const cell = (column: string): string => (cells[column] ?? '').trim()
      const told = oneLine(cell('name')) || oneLine(`${cell('given name')} ${cell('surname')}`)
      if (told === '') return { refused: 'There is no name in it.' }
      const name = Name.safeParse(told)
      if (!name.success) return { refused: 'The name is longer than a name may be.' }
      const isTrashed = known.get(nameKey(name.data))
      if (isTrashed === true) return { refused: 'This person is in the trash; restore them there if it is wanted.' }
      if (isTrashed === false) return { isHere: true }
      const without: string[] = []
      const stage = Stage.safeParse(cell('stage').toLowerCase())
      if (!stage.success && cell('stage') !== '')
        without.push(
          `“${cutTo(oneLine(cell('stage')), 60)}” is no stage (${Stage.options.join(', ')}); the person came as a candidate.`,
        )
      const since = cell('known since') === '' ? undefined : dayIn(cell('known since'))
      if (since === undefined && cell('known since') !== '')
        without.push(
          `“${cutTo(oneLine(cell('known since')), 60)}” is not read as a day; write 2024-03-31, 2024-03 or 2024.`,
        )
      const named = [
        ...new Set(
          cell('groups')
            .split(/[;\n]/)
            .map((group) => oneLine(group))
            .filter((group) => Name.safeParse(group).success),
        ),
      ].slice(0, MOST_GROUPS)
      const long = Object.keys(texts).filter((column) => cell(column).length > MOST_TEXT)
      for (const column of long) without.push(`What stands under “${column}” is too long and was left out.`)
      return {
        isHere: false,
        shown: { title: stage.success ? stage.data : '', text: name.data, codes: named },
        without,
        write: (edit) => {
          known.set(nameKey(name.data), false)
          const personId = createId('h')
          edit.addToLibrary(personId, 'person')
          edit.set(personId, PERSON, 'name', name.data)
          if (stage.success) edit.set(personId, PERSON, 'stage', stage.data)
          if (since !== undefined) edit.set(personId, PERSON, 'knownSince', since)
          for (const [column, field] of Object.entries(texts))
            if (cell(column) !== '' && !long.includes(column)) edit.set(personId, PERSON, field, cell(column))
          for (const group of named) {
            const groupId = groups.get(nameKey(group)) ?? groupCalled(group, db, edit)
            groups.set(nameKey(group), groupId)
            edit.set(personId, PERSON, groupField(groupId), true)
          }
          return { docId: personId, codings: 0 }
        },
      }
    },
  }
}
