/** A snippet's text and what was found in it; the core marks hits with U+E000 … U+E001 (see SearchHit). */
import type { TextRange } from '#renderer/ui/text/Snippet.tsx'

export function parseSnippet(snippet: string): { text: string; ranges: TextRange[] } {
  const ranges: TextRange[] = []
  let text = ''
  let from: number | undefined
  for (const part of snippet.split(/([\ue000\ue001])/)) {
    if (part === '\ue000') from = text.length
    else if (part === '\ue001') {
      if (from !== undefined) ranges.push({ from, to: text.length })
      from = undefined
    } else text += part.replaceAll('\n', ' ')
  }
  return { text, ranges }
}
