/** Counting words the same way everywhere. */

/** Words as people count them: runs of letters and digits; each Han, kana or Hangul character counts as one. */
export function countWords(text: string): number {
  return (
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)
      ?.length ?? 0
  )
}
