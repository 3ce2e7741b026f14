/** What is said before something is deleted for good: what goes with it, where, and that nothing brings it back. */
import type { TrashRow } from '#shared/contract/views.ts'

const goesWith = {
  source: [
    'Sources go with their files, their text and all their quotes.',
    'It goes with its file, its text and all its quotes.',
  ],
  note: ['Notes go with all they say; what they quote stays.', 'It goes with all it says; what it quotes stays.'],
  quote: [
    'Quotes go with their codes and memos; their sources stay.',
    'It goes with its codes and memo; its source stays.',
  ],
  plan: ['Plans go with all their steps; the evidence stays.', 'It goes with all its steps; the evidence stays.'],
  person: ['People go with all that was logged of them.', 'The record goes with all that was logged.'],
  step: ['Steps go with their measures; the evidence stays.', 'It goes with its measures; the evidence stays.'],
  observation: ['Observations go from every step they speak for.', 'It goes from every step it speaks for.'],
  tension: [
    'Tensions go with their claims and the team’s positions; the quotes stay.',
    'It goes with its claims and the team’s position; the quotes stay.',
  ],
  workshop: ['Workshops go with their agendas; what they show stays.', 'It goes with its agenda; what it shows stays.'],
  agendaItem: ['Parts of agendas go with their notes.', 'It goes with its note.'],
  template: [
    'Templates go with their logos; documents that have left keep theirs.',
    'It goes with its logo; documents that have left keep theirs.',
  ],
  exercise: ['Exercises go with their steps and notes.', 'It goes with its steps and notes.'],
  interaction: ['Interactions go from the logs they stand in.', 'It goes from the log it stands in.'],
} as const

export interface PurgeWords {
  title: string
  /** One sentence for each kind of thing. */
  goes: string[]
  everywhere: string
  act: string
}

export function purgeWords(rows: readonly Pick<TrashRow, 'kind' | 'title'>[], isAll: boolean): PurgeWords {
  const [first] = rows
  const isOne = rows.length === 1
  const name =
    first?.title === ''
      ? `this untitled ${first?.kind === 'agendaItem' ? 'part of an agenda' : (first?.kind ?? 'note')}`
      : `“${(first?.title ?? '').slice(0, 80)}”`
  const kinds = (Object.keys(goesWith) as (keyof typeof goesWith)[]).filter((kind) =>
    rows.some((row) => row.kind === kind),
  )
  return {
    title: isAll ? 'Empty the trash?' : isOne ? `Delete ${name} for good?` : `Delete ${rows.length} things for good?`,
    goes: kinds.map((kind) => goesWith[kind][isOne ? 1 : 0]),
    everywhere:
      'This cannot be undone. It goes from this computer now and from everybody else’s in this workspace once they hear of it; only what was exported or backed up is kept.',
    act: isOne ? 'Delete it for good' : `Delete ${rows.length} things for good`,
  }
}
