/** The code picker of the reader: below the quote it is open for, or at the top for the source as a whole. */
import type { RefObject } from 'react'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { whenWords } from '#renderer/app/whenWords.ts'
import type { Codebook } from '#renderer/app/workspace.ts'
import type { QuoteView, SourceView } from '#shared/contract/views.ts'
import type { MemberId } from '#shared/model/ids.ts'
import { CodePicker } from './picker/CodePicker.tsx'
import { PickerPlace } from './PickerPlace.tsx'
import type { QuoteSpan } from './text/spans.ts'
import type { QuoteActs } from './useQuoteActs.ts'
import type { Picking } from './useQuoting.ts'
import type { ReadingPlaces } from './useReadingPlaces.ts'

export interface ReaderPickerProps {
  picking: Picking
  source: SourceView
  quotes: readonly QuoteView[]
  spans: readonly QuoteSpan[]
  codebook: Codebook
  /** Whose codings are shown and set. */
  me: MemberId
  acts: QuoteActs
  places: ReadingPlaces
  scroller: RefObject<HTMLElement | null>
  article: RefObject<HTMLElement | null>
  /** Changes when the text is set otherwise. */
  setting: string
  onClose: () => void
}

export function ReaderPicker(props: ReaderPickerProps) {
  const { picking, source, quotes, spans, codebook, me, acts, places, scroller, article, setting, onClose } = props
  const quoteId = picking.on === 'quote' ? picking.quoteId : undefined
  const quote = quotes.find((each) => each.quoteId === quoteId)
  const span = picking.on === 'quote' ? (spans.find((each) => each.quoteId === quoteId) ?? picking.fresh) : undefined
  const codings = picking.on === 'source' ? source.codings : (quote?.codings ?? [])
  return (
    <PickerPlace
      scroller={scroller}
      article={article}
      boxOf={() => (span ? places.boxOf(span) : null)}
      setting={setting}
      onClose={onClose}
    >
      <CodePicker
        subject={picking.on === 'quote' ? 'this quote' : 'this source'}
        codebook={codebook}
        codings={codings.filter((coding) => coding.coder === me)}
        onCode={(codeId, stance) => acts.code(quoteId ?? source.sourceId, codeId, stance)}
        onNewCode={acts.newCode}
        memo={
          picking.on === 'quote'
            ? {
                text: quote?.memo ?? '',
                onChange: (memo) => acts.memo(picking.quoteId, memo),
                startsThere: picking.atMemo,
                aside: (
                  <>
                    {quote && (
                      <span>{`Quoted by ${quote.createdBy === me ? 'you' : quote.createdByName}, ${whenWords(quote.createdAt).replace(/^[TY]/, (letter) => letter.toLowerCase())}`}</span>
                    )}
                    <Earlier
                      docId={source.sourceId}
                      subject={picking.quoteId}
                      field="memo"
                      what="memo"
                      onUse={(memo) => {
                        if (typeof memo === 'string') acts.memo(picking.quoteId, memo)
                      }}
                    />
                  </>
                ),
              }
            : undefined
        }
        onClose={onClose}
      />
    </PickerPlace>
  )
}
