/** How the labelled sentences are written: what a lens should underline stands in braces behind its letter. */
import type { LensId } from '#shared/lenses/finding.ts'

const lensByLetter: Readonly<Record<string, LensId>> = {
  p: 'people-first',
  t: 'thin-transaction',
  r: 'reach',
  a: 'asking-first',
  m: 'automation',
}

export interface Label {
  lens: LensId
  /** UTF-16 offsets in the sentence. */
  from: number
  to: number
}

export interface Labelled {
  text: string
  labels: readonly Label[]
}

/** "Send {t:gift cards} to {p:users}." → the sentence and its two labels. A finding meets a label when they overlap. */
export function labelled(marked: string): Labelled {
  const labels: Label[] = []
  let text = ''
  let done = 0
  for (const { 0: whole, 1: letter, 2: words, index } of marked.matchAll(/\{([ptram]):([^}]*)\}/g)) {
    text += marked.slice(done, index)
    labels.push({
      lens: lensByLetter[letter as string] as LensId,
      from: text.length,
      to: text.length + (words as string).length,
    })
    text += words
    done = index + whole.length
  }
  return { text: text + marked.slice(done), labels }
}
