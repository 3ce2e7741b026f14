import { describe, expect, it } from 'vitest'
import { purgeWords } from '#renderer/features/trash/purgeWords.ts'

const source = { kind: 'source', title: 'Forty loaves' } as const
const note = { kind: 'note', title: '' } as const
const quote = { kind: 'quote', title: 'nobody had told the baker' } as const

describe('purgeWords', () => {
  it('names one thing, and counts several', () => {
    expect(purgeWords([source], false)).toMatchObject({
      title: 'Delete “Forty loaves” for good?',
      act: 'Delete it for good',
    })
    expect(purgeWords([note], false).title).toBe('Delete this untitled note for good?')
    expect(purgeWords([source, quote], false)).toMatchObject({
      title: 'Delete 2 things for good?',
      act: 'Delete 2 things for good',
    })
    expect(purgeWords([source, quote], true).title).toBe('Empty the trash?')
  })

  it('says for each kind what goes with it, and always that it cannot be undone', () => {
    expect(purgeWords([source, note, quote, quote], false).goes).toHaveLength(3)
    expect(purgeWords([quote], false).goes).toEqual(['It goes with its codes and memo; its source stays.'])
    expect(purgeWords([note], true).everywhere).toContain('cannot be undone')
  })
})
