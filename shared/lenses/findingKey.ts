/** By what a finding is known again: its words and their sentence, white space and case aside. */
import type { LensFinding } from './finding.ts'

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

/**
 * Eleven signs of base 36, from two multiplicative hashes of 32 bits. Two findings of one text that met by chance would
 * be dismissed together; among thousands that is one in billions.
 */
export function findingKey({ text, sentence }: Pick<LensFinding, 'text' | 'sentence'>): string {
  const said = `${plain(text)}\n${plain(sentence)}`
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < said.length; i++) {
    const unit = said.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36).padStart(11, '0')
}
