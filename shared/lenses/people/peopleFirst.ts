/** People-first language: the listed words, where they mean people. */
import type { LensRule, Place } from '../rules/rule.ts'
import type { Sentence } from '../text/reading.ts'
import type { WordForm, WordList } from './wordList.ts'

const JOINED = /^[\s\-‐‑]*$/

/** The longest listed form that begins at this word. */
function formAt({ words }: Sentence, at: number, list: WordList): { form: WordForm; length: number } | undefined {
  let text = ''
  let found: { form: WordForm; length: number } | undefined
  for (let length = 1; length <= list.longest && at + length <= words.length; length++) {
    const word = words[at + length - 1]
    if (!word || (length > 1 && !JOINED.test(word.gap))) break
    text += (length > 1 ? ' ' : '') + word.lower.replace(/'s$/, '')
    const form = list.formByText.get(text)
    if (form) found = { form, length }
  }
  return found
}

export const peopleFirst: LensRule = (sentences, list) => {
  const places: Place[] = []
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.words.length; at++) {
      const found = formAt(sentence, at, list)
      const first = sentence.words[at]
      const last = sentence.words[at + (found?.length ?? 1) - 1]
      if (!found || !first || !last) continue
      places.push({ from: first.from, to: last.to, sentence, reason: '', suggestion: found.form.rewrite })
      at += found.length - 1
    }
  }
  return places
}
