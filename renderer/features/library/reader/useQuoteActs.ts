/** What can be done to quotes from the reader; each says when it is on disk. */
import { useState } from 'react'
import { useAct } from '#renderer/app/acting.ts'
import { navigate } from '#renderer/app/navigation.ts'
import type { QuoteView } from '#shared/contract/views.ts'
import type { Stance } from '#shared/model/coding.ts'
import type { CodeId, QuoteId, SourceId } from '#shared/model/ids.ts'
import type { TextIndex } from '#shared/model/textIndex.ts'
import { quoteMarkdown } from './quoteMarkdown.ts'
import type { TextSpan } from '#shared/model/sentences.ts'

export interface QuoteActs {
  /** Null: it was not kept, and why was said. */
  add: (span: TextSpan) => Promise<QuoteId | null>
  code: (target: QuoteId | SourceId, codeId: CodeId, stance: Stance | null) => void
  newCode: (name: string, parent: CodeId | null) => Promise<CodeId | null>
  memo: (quoteId: QuoteId, memo: string) => void
  trash: (quoteId: QuoteId) => void
  toNote: (quote: Pick<QuoteView, 'quoteId' | 'exact' | 'sourceTitle'>) => Promise<void>
  /** When something of this source was last committed; ms since 1970. */
  savedAt: number | null
}

export function useQuoteActs(sourceId: SourceId, index: TextIndex | null): QuoteActs {
  const act = useAct()
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const saved = <T>(value: T | null): T | null => {
    if (value !== null) setSavedAt(Date.now())
    return value
  }
  return {
    savedAt,
    add: async (span) => {
      if (!index) return null
      const place = { start: index.toCodePoint(span.from), end: index.toCodePoint(span.to) }
      return saved(await act('addQuote', { sourceId, place }))?.quoteId ?? null
    },
    code: (target, codeId, stance) => void act('setCoding', { target, codeId, stance }).then(saved),
    newCode: async (name, parent) => saved(await act('addCode', { name, parent }))?.codeId ?? null,
    memo: (quoteId, memo) => void act('setMemo', { quoteId, memo }).then(saved),
    trash: (quoteId) => void act('trash', { ids: [quoteId] }, { done: 'Quote moved to the trash' }).then(saved),
    toNote: async (quote) => {
      const made = saved(await act('createNote', { title: '', markdown: `${quoteMarkdown(quote)}\n` }))
      if (made) navigate({ place: 'notes', noteId: made.noteId, isNew: true })
    },
  }
}
