import { Fragment } from 'react'

/** Half-open, in UTF-16 units of the text given. */
export interface TextRange {
  from: number
  to: number
}

export interface SnippetProps {
  text: string
  /** What was found; in any order, may overlap. */
  ranges: readonly TextRange[]
}

/** Sorts, clips and joins ranges, so that they can be drawn one after another. */
export function joinRanges(ranges: readonly TextRange[], length: number): TextRange[] {
  const sorted = ranges
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(length, to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const joined: TextRange[] = []
  for (const range of sorted) {
    const last = joined.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else joined.push({ ...range })
  }
  return joined
}

/** Text with what was found in it marked. */
export function Snippet({ text, ranges }: SnippetProps) {
  const marks = joinRanges(ranges, text.length)
  return (
    <>
      {marks.map(({ from, to }, index) => {
        const before = text.slice(marks[index - 1]?.to ?? 0, from)
        return (
          <Fragment key={from}>
            {before}
            <mark>{text.slice(from, to)}</mark>
          </Fragment>
        )
      })}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  )
}
