/**
 * A quote inside a note: the words as the source has them now, its codes, and the way back. It says when the words
 * have moved with a new reading of the file, and keeps the last known ones when they are gone.
 */
import { ArrowUpRight, Search } from 'lucide-react'
import type { NodeKey } from 'lexical'
import { type CSSProperties, useEffect } from 'react'
import { cx } from '../../ui/base/cx.ts'
import { Icon } from '../../ui/base/Icon.tsx'
import { CodeChip } from '../../ui/codes/CodeChip.tsx'
import { codeColor } from '../../ui/codes/codeLook.ts'
import { QuoteText } from '../../ui/text/QuoteText.tsx'
import { type EditorQuote, useEditorServices, useWatch } from '../services.ts'
import { useBlockSelection } from './useBlockSelection.ts'
import { useRememberQuote } from './useRemembered.ts'
import styles from './QuoteBlock.module.css'

export interface QuoteBlockViewProps {
  nodeKey: NodeKey
  quoteId: string
  sourceId: string
  lastWords: string
  lastTitle: string
}

/** What is so about the quote, in words; null when it simply stands where it was. */
function stateOf(quote: EditorQuote | null | undefined): { label: string; isGone: boolean } | null {
  if (quote === undefined) return null
  if (quote === null)
    return { label: 'This quote is not in the workspace. These are its last known words.', isGone: true }
  if (quote.isTrashed) return { label: 'In the trash. It can be restored from there.', isGone: true }
  if (quote.anchor === 'lost')
    return { label: 'Not found in the source as it is read now. These are its last known words.', isGone: true }
  if (quote.anchor === 'moved') return { label: 'Source changed: moved with the new text', isGone: false }
  return null
}

export function QuoteBlockView({ nodeKey, quoteId, sourceId, lastWords, lastTitle }: QuoteBlockViewProps) {
  const services = useEditorServices()
  const quote = useWatch(services.quote(quoteId))
  const { ref, isSelected } = useBlockSelection(nodeKey)
  const rememberQuote = useRememberQuote(nodeKey)
  useEffect(() => {
    if (quote) rememberQuote({ words: quote.exact, title: quote.sourceTitle })
  }, [quote, rememberQuote])

  const state = stateOf(quote)
  const words = quote?.exact ?? lastWords
  const byline = quote ? quote.byline : lastTitle
  const [first] = quote?.codings ?? []
  const style: CSSProperties = first ? ({ '--rail': codeColor(first.code) } as CSSProperties) : {}
  const place = { quoteId, sourceId: quote?.sourceId ?? sourceId }
  return (
    <figure
      ref={ref}
      className={cx(styles.block, state?.isGone && styles.gone, isSelected && styles.selected)}
      style={style}
      contentEditable={false}
      aria-label={`Quote from ${byline || 'a source'}`}
      data-quote={quoteId}
    >
      <blockquote className={styles.words}>
        <QuoteText size="block">{words === '' ? '…' : words}</QuoteText>
      </blockquote>
      <figcaption className={styles.foot}>
        {quote && quote.codings.length > 0 && (
          <span className={styles.chips}>
            {quote.codings.map(({ code, stance }, index) => (
              // One code may be there twice, by two coders: place is all that tells them apart.
              <CodeChip key={`${code.name} ${index}`} code={code} stance={stance} />
            ))}
          </span>
        )}
        <span className={styles.from}>
          {byline !== '' && (
            <span className={styles.byline} title={byline}>
              {byline}
            </span>
          )}
          {quote?.anchor === 'lost' && services.findQuoteAgain && (
            <button type="button" className={styles.act} onClick={() => services.findQuoteAgain?.(place)}>
              <Icon of={Search} size={12} />
              Find again
            </button>
          )}
          {quote && !quote.isTrashed && (
            <button type="button" className={styles.act} onClick={() => services.openInSource(place)}>
              Open in source
              <Icon of={ArrowUpRight} size={12} />
            </button>
          )}
        </span>
        {state && <span className={cx(styles.state, state.isGone && styles.warn)}>{state.label}</span>}
      </figcaption>
    </figure>
  )
}
