/** The right margin of a chunk: a bracket per quote, its chips and coders beside it. */
import { ListChecks, NotebookPen } from 'lucide-react'
import { useLayoutEffect, useMemo, useState } from 'react'
import type { CSSProperties, RefObject } from 'react'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import type { MemberId, QuoteId } from '#shared/model/ids.ts'
import { rangeOfSpan } from '../text/domOffsets.ts'
import { type LookOf, spanColor } from '../text/quoteLook.ts'
import { codingRows, quoteName, usesInWords } from '../text/quoteWords.ts'
import type { QuoteSpan } from '../text/spans.ts'
import { hiddenCounts, layoutMargin } from './layoutMargin.ts'
import styles from './Margin.module.css'

const ROW_PX = 23
const LANE_STEP_PX = 9

export interface MarginProps {
  column: RefObject<HTMLElement | null>
  /** The quotes that touch this chunk. */
  spans: readonly QuoteSpan[]
  chunkFrom: number
  chunkTo: number
  look: LookOf
  me: MemberId
  currentId: string | null
  liftedId: string | null
  onLift: (id: QuoteId | null) => void
  onOpen: (id: QuoteId) => void
  onFocusQuote: (id: QuoteId) => void
  /** Brackets came, went or moved. */
  onBracketsSet: () => void
  /** Chips beside the brackets; otherwise they come on hover and focus. */
  hasRoom: boolean
  /** "Quote 5 of 9": where a quote stands among all of the source. */
  positionOf: (id: string) => number
  /** On how many steps a quote is evidence. */
  stepsOf: (id: string) => number
  count: number
  /** Changes when the text is set otherwise: size, measure, page zoom. */
  setting: string
}

interface Measured {
  top: number
  bottom: number
}

const isSame = (a: ReadonlyMap<string, Measured>, b: ReadonlyMap<string, Measured>): boolean =>
  a.size === b.size &&
  [...a].every(([id, place]) => {
    const other = b.get(id)
    return other !== undefined && Math.abs(other.top - place.top) < 1 && Math.abs(other.bottom - place.bottom) < 1
  })

/** Where each quote stands, in pixels from the column's top; measured again whenever the column changes. */
function useMeasured(column: RefObject<HTMLElement | null>, spans: readonly QuoteSpan[], setting: string) {
  const [state, setState] = useState<{ places: ReadonlyMap<string, Measured>; height: number }>({
    places: new Map(),
    height: 0,
  })
  useLayoutEffect(() => {
    const element = column.current
    if (!element) return undefined
    const measure = () => {
      const frame = element.getBoundingClientRect()
      const places = new Map<string, Measured>()
      for (const span of spans) {
        const box = rangeOfSpan(element, span)?.getBoundingClientRect?.()
        if (!box || (box.height === 0 && box.width === 0)) continue
        places.set(span.quoteId, { top: box.top - frame.top, bottom: box.bottom - frame.top })
      }
      setState((last) =>
        isSame(last.places, places) && Math.abs(last.height - frame.height) < 1
          ? last
          : { places, height: frame.height },
      )
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [column, spans, setting])
  return state
}

export function Margin(props: MarginProps) {
  const { column, spans, chunkFrom, look, me, currentId, liftedId, hasRoom, positionOf, stepsOf, count, setting } =
    props
  const { onBracketsSet } = props
  const { places: measured, height } = useMeasured(column, spans, setting)
  const { places, hidden, spanById } = useMemo(() => {
    const shown = spans.filter((span) => measured.has(span.quoteId))
    const laid = layoutMargin(
      shown.map((span) => ({
        id: span.quoteId,
        top: measured.get(span.quoteId)?.top ?? 0,
        bottom: measured.get(span.quoteId)?.bottom ?? 0,
        // A quote that began in the chunk above has its chips there.
        height: span.from < chunkFrom ? 0 : Math.max(1, codingRows(span.quote.codings, me).length) * ROW_PX,
      })),
      height,
    )
    return { places: laid, hidden: hiddenCounts(laid), spanById: new Map(shown.map((span) => [span.quoteId, span])) }
  }, [spans, measured, height, chunkFrom, me])
  useLayoutEffect(() => onBracketsSet(), [places, onBracketsSet])

  return (
    <div
      className={styles.margin}
      data-margin=""
      // The count of brackets behind others stands where chips would begin.
      style={hidden.length > 0 ? ({ '--chips-start': '50px' } as CSSProperties) : undefined}
    >
      {places.map((place) => {
        const span = spanById.get(place.id as QuoteId)
        if (!span) return null
        const isBeginning = span.from >= chunkFrom
        const isLifted = liftedId === place.id || currentId === place.id
        const rows = codingRows(span.quote.codings, me)
        const isBeside = hasRoom && place.chipsTop !== null
        return (
          <div key={place.id} style={{ '--code': spanColor(span, look) } as CSSProperties}>
            <button
              type="button"
              data-bracket={place.id}
              data-stance={span.lead?.stance ?? 'none'}
              data-current={currentId === place.id || undefined}
              tabIndex={currentId === place.id || (currentId === null && positionOf(place.id) === 1) ? 0 : -1}
              aria-label={quoteName(span.quote, look, positionOf(place.id), count, stepsOf(place.id))}
              aria-haspopup="dialog"
              className={cx(styles.bracket, isLifted && styles.lifted, place.isHidden && styles.behind)}
              style={{
                insetInlineStart: Math.min(place.lane, 3) * LANE_STEP_PX,
                top: place.top + 2,
                height: Math.max(18, place.bottom - place.top - 4),
              }}
              onPointerEnter={() => props.onLift(span.quoteId)}
              onPointerLeave={() => props.onLift(null)}
              onFocus={() => props.onFocusQuote(span.quoteId)}
              onClick={() => props.onOpen(span.quoteId)}
            />
            {isBeginning && (isBeside || isLifted) && (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the bracket beside it is the button; a press on the chips means the same
              <div
                className={cx(styles.chips, !isBeside && styles.floating)}
                style={{ top: isBeside ? (place.chipsTop ?? place.top) : place.top }}
                onPointerEnter={() => props.onLift(span.quoteId)}
                onPointerLeave={() => props.onLift(null)}
                onClick={(event) => {
                  event.stopPropagation()
                  props.onOpen(span.quoteId)
                }}
              >
                {rows.length === 0 && (
                  <span className={styles.row}>
                    <span className={styles.who}>No code yet</span>
                    {span.quote.memo !== '' && <Memo text={span.quote.memo} />}
                    <Uses steps={stepsOf(place.id)} />
                  </span>
                )}
                {rows.map(({ codeId, stance, coders }, at) => (
                  <span key={`${codeId} ${stance}`} className={styles.row}>
                    <CodeChip code={look(codeId)} stance={stance} />
                    <span className={styles.who}>{coders.join(', ')}</span>
                    {at === 0 && span.quote.memo !== '' && <Memo text={span.quote.memo} />}
                    {at === 0 && <Uses steps={stepsOf(place.id)} />}
                  </span>
                ))}
              </div>
            )}
          </div>
        )
      })}
      {hidden.map(({ top, count: more }) => (
        <span key={top} className={styles.more} style={{ top }} title={`${more} more quotes overlap here`}>
          +{more}
        </span>
      ))}
    </div>
  )
}

/** Nothing for a quote that is on no step. */
const Uses = ({ steps }: { steps: number }) =>
  steps > 0 && (
    <span className={styles.uses} title={usesInWords(steps).replace(/^u/, 'U')}>
      <Icon of={ListChecks} size={12} />
      {steps > 1 && steps}
    </span>
  )

const Memo = ({ text }: { text: string }) => (
  <span className={styles.memo} title={text}>
    <Icon of={NotebookPen} size={12} />
  </span>
)
