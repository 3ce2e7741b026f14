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
  const name = first?.title === '' ? 'this untitled note' : `“${(first?.title ?? '').slice(0, 80)}”`
  const kinds = (['source', 'note', 'quote'] as const).filter((kind) => rows.some((row) => row.kind === kind))
  return {
    title: isAll ? 'Empty the trash?' : isOne ? `Delete ${name} for good?` : `Delete ${rows.length} things for good?`,
    goes: kinds.map((kind) => goesWith[kind][isOne ? 1 : 0]),
    everywhere:
      'This cannot be undone. It goes from this computer now and from everybody else’s in this workspace once they hear of it; only what was exported or backed up is kept.',
    act: isOne ? 'Delete it for good' : `Delete ${rows.length} things for good`,
  }
}
