/** The plain words of a tree. */
import type { Nodes } from 'mdast'
import { cleanText } from '../cleanText.ts'

export function wordsOf(node: Nodes): string {
  if (node.type === 'html' || node.type === 'footnoteReference') return ''
  if ('value' in node) return cleanText(node.value)
  if (node.type === 'break') return ' '
  if ('children' in node) return (node.children as Nodes[]).map(wordsOf).join('')
  return 'alt' in node && typeof node.alt === 'string' ? cleanText(node.alt) : ''
}
