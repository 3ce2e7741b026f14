/** Which people the list shows, and in which order. */
import { z } from 'zod'
import type { PersonRow } from '#shared/contract/peopleQueries.ts'
import { type Stage } from '#shared/model/people.ts'

export const PeopleOrder = z.enum(['name', 'last', 'acts'])
export type PeopleOrder = z.infer<typeof PeopleOrder>

export interface PeopleFilter {
  text: string
  stage: Stage | null
  /** A group's id; "none": people who are in no group. */
  group: string | null
}

export const noFilter: PeopleFilter = { text: '', stage: null, group: null }

/** Letters without their marks, so that "asa" finds "Åsa". */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

export function choosePeople(people: readonly PersonRow[], filter: PeopleFilter, order: PeopleOrder): PersonRow[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean)
  const chosen = people.filter((person) => {
    if (filter.stage !== null && person.stage !== filter.stage) return false
    if (filter.group === 'none' && person.groups.length > 0) return false
    if (
      filter.group !== null &&
      filter.group !== 'none' &&
      !person.groups.some(({ groupId }) => groupId === filter.group)
    )
      return false
    const said = fold([person.name, ...person.groups.map(({ name }) => name)].join(' '))
    return words.every((word) => said.includes(word))
  })
  // They come by name; a stable sort keeps that among equals.
  if (order === 'last') return chosen.sort((a, b) => (b.lastActOn ?? '').localeCompare(a.lastActOn ?? ''))
  return order === 'acts' ? chosen.sort((a, b) => b.acts - a.acts) : chosen
}
