import { describe, expect, it } from 'vitest'
import { rereadWords } from '#renderer/features/library/reader/rereadWords.ts'

describe('rereadWords', () => {
  it.each([
    [{ changed: false, kept: 3, moved: 0, lost: 0 }, 'This source reads just as it did before.'],
    [{ changed: true, kept: 0, moved: 0, lost: 0 }, 'The source was read again.'],
    [{ changed: true, kept: 1, moved: 2, lost: 0 }, 'all its quotes were found'],
    [{ changed: true, kept: 1, moved: 0, lost: 2 }, 'one quote found, 2 not in the new text'],
    [{ changed: true, kept: 2, moved: 2, lost: 1 }, '4 quotes found, 1 not in the new text'],
    [{ changed: true, kept: 0, moved: 0, lost: 1 }, 'none of its quotes was found in the new text'],
  ])('%o', (report, words) => expect(rereadWords(report)).toContain(words))
})
