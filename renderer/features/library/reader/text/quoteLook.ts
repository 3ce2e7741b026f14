/** How a quote looks in the text: the wash of its code's colour, and an underline whose pattern is the stance. */
import type { CSSProperties } from 'react'
import { type CodeLook, codeColor } from '#renderer/ui/codes/codeLook.ts'
import type { Stance } from '#shared/model/coding.ts'
import { MAX_LANES, type QuoteSpan } from './spans.ts'

export type LookOf = (codeId: string) => CodeLook

/** A quote that has no code yet is grey. */
const UNCODED = 'var(--line-ctl)'
const LINE_PX = 2
const LANE_PX = 4

export const spanColor = (span: Pick<QuoteSpan, 'lead'>, look: LookOf): string =>
  span.lead ? codeColor(look(span.lead.codeId)) : UNCODED

/** Solid, dashed or dotted, as a background that can be laid in lanes. */
export function lineImage(color: string, stance: Stance | undefined): string {
  if (stance === 'disputes') return `repeating-linear-gradient(90deg, ${color} 0 6px, transparent 6px 9px)`
  if (stance === 'illustrates') return `repeating-linear-gradient(90deg, ${color} 0 2px, transparent 2px 5px)`
  return `linear-gradient(${color}, ${color})`
}

/** A quote deeper than these takes one that is free where it stands, so that it never goes without a line alone. */
const drawnLanes = Array.from({ length: MAX_LANES }, (_, lane) => lane)

const washImage = (color: string, share: number): string => {
  const wash = `color-mix(in oklab, ${color} ${share}%, transparent)`
  return `linear-gradient(${wash}, ${wash})`
}

/** Many washes over one another must not darken the words. */
const washShare = (count: number): number => (count > 1 ? Math.min(12, 28 / count) : 15)

/** The style of a stretch that these quotes cover; `lifted` is the one pointed at. */
export function quoteStyle(quotes: readonly QuoteSpan[], look: LookOf, lifted: string | null): CSSProperties {
  const layers: { image: string; position: string; size: string }[] = []
  const taken = new Set(quotes.map((span) => span.lane))
  for (const span of quotes) {
    const lane = span.lane < MAX_LANES ? span.lane : drawnLanes.find((each) => !taken.has(each))
    if (lane === undefined) continue
    taken.add(lane)
    layers.push({
      image: lineImage(spanColor(span, look), span.lead?.stance),
      position: `0 calc(100% - ${lane * LANE_PX}px)`,
      size: `100% ${LINE_PX}px`,
    })
  }
  for (const span of quotes) {
    layers.push({
      image: washImage(spanColor(span, look), span.quoteId === lifted ? 34 : washShare(quotes.length)),
      position: '0 0',
      size: `100% calc(100% - ${LINE_PX}px)`,
    })
  }
  return {
    backgroundImage: layers.map((layer) => layer.image).join(', '),
    backgroundPosition: layers.map((layer) => layer.position).join(', '),
    backgroundSize: layers.map((layer) => layer.size).join(', '),
  }
}
