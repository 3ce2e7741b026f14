/** One line on what became of a source's quotes when it was read again. */
import type { RereadReport } from '#shared/contract/tasks.ts'

const quotes = (count: number): string => (count === 1 ? 'one quote' : `${count} quotes`)

/** What a person wants to know: is the text another one, and can every quote still be seen in it. */
export function rereadWords({ changed, kept, moved, lost }: RereadReport): string {
  const found = kept + moved
  if (!changed) return 'This source reads just as it did before.'
  if (found + lost === 0) return 'The source was read again.'
  if (lost === 0) return 'The source was read again, and all its quotes were found in the new text.'
  const were = found === 0 ? 'none of its quotes was found' : `${quotes(found)} found, ${lost} not`
  return `The source was read again: ${were} in the new text; the last words of what was not found are kept.`
}
