/** Verdicts in words, for screens, screen readers and what is exported. */
import type { Tally } from './verdict.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** "3 independent for, 2 against"; where nothing counts, that. */
export function tallyWords({ for: forIt, against }: Tally): string {
  if (forIt === 0 && against === 0) return 'no source either way'
  if (against === 0) return `${count(forIt, 'independent source', 'independent sources')} for, none against`
  return forIt === 0 ? `none for, ${against} against` : `${forIt} independent for, ${against} against`
}

/** As short as a card needs it: "3 : 2", "5 for", "2 against", "1 note", "No evidence". */
export function ratioWords({ for: forIt, against, notes }: Tally & { notes: number }): string {
  if (forIt > 0) return against > 0 ? `${forIt} : ${against}` : `${forIt} for`
  if (against > 0) return `${against} against`
  return notes > 0 ? count(notes, 'note', 'notes') : 'No evidence'
}

/** "3 quotes, 1 observation, 2 notes": what there is to read. */
export function piecesWords(kinds: readonly ('quote' | 'observation' | 'note')[]): string {
  const of = (kind: 'quote' | 'observation' | 'note'): number => kinds.filter((each) => each === kind).length
  return [
    of('quote') > 0 && count(of('quote'), 'quote', 'quotes'),
    of('observation') > 0 && count(of('observation'), 'observation', 'observations'),
    of('note') > 0 && count(of('note'), 'note', 'notes'),
  ]
    .filter((each) => each !== false)
    .join(', ')
}

export const sourcesWords = (n: number): string => count(n, 'independent source', 'independent sources')
