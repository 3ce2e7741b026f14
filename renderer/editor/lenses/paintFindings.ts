/**
 * Underlines findings without touching the text: a CSS highlight over the blocks that are in or near the window. The
 * browser goes through all ranges of a highlight at every change of the page, so it is given only those it may show.
 */
import type { LexicalEditor } from 'lexical'
import { rangeOf } from './readBlocks.ts'
import type { EditorFinding, FindingsWatch } from './watchFindings.ts'

/** Its look stands in LensPlugin.module.css. */
const NAME = 'lens'

export interface Painter {
  /** Blocks whose findings changed; `isShown` says which findings are to be seen. */
  update: (keys: Iterable<string>) => void
  /** All of them anew, after the dismissals or the caret changed. */
  again: (keys?: Iterable<string>) => void
  stop: () => void
}

/** Any number of editors paint into the one highlight of the window. */
function highlightOf(): Highlight | null {
  if (!('highlights' in CSS)) return null
  let highlight = CSS.highlights.get(NAME)
  if (!highlight) CSS.highlights.set(NAME, (highlight = new Highlight()))
  return highlight
}

export function createPainter(
  editor: LexicalEditor,
  watch: Pick<FindingsWatch, 'ofBlock' | 'blocks'>,
  isShown: (finding: EditorFinding) => boolean,
): Painter {
  const highlight = highlightOf()
  const painted = new Map<string, StaticRange[]>()
  const keyByElement = new WeakMap<Element, string>()
  const observed = new Map<string, Element>()
  const near = new Set<string>()

  const unpaint = (key: string): void => {
    for (const range of painted.get(key) ?? []) highlight?.delete(range)
    painted.delete(key)
  }
  const paint = (key: string): void => {
    unpaint(key)
    const entry = watch.ofBlock(key)
    if (!entry || !near.has(key)) return
    const ranges = entry.findings.filter(isShown).flatMap((finding) => rangeOf(editor, entry.block, finding) ?? [])
    if (ranges.length === 0) return
    for (const range of ranges) highlight?.add(range)
    painted.set(key, ranges)
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const key = keyByElement.get(target)
        if (key === undefined) continue
        if (isIntersecting) near.add(key)
        else near.delete(key)
        paint(key)
      }
    },
    { rootMargin: '600px 0px' },
  )
  const forget = (key: string): void => {
    const element = observed.get(key)
    if (element) observer.unobserve(element)
    observed.delete(key)
    near.delete(key)
    unpaint(key)
  }
  const update = (keys: Iterable<string>): void => {
    for (const key of keys) {
      const element = editor.getElementByKey(key)
      if (element === null || (watch.ofBlock(key)?.findings.length ?? 0) === 0) {
        forget(key)
        continue
      }
      if (observed.get(key) === element) paint(key)
      else {
        forget(key)
        observed.set(key, element)
        keyByElement.set(element, key)
        observer.observe(element)
      }
    }
  }
  return {
    update,
    again: (keys) => {
      for (const key of keys ?? observed.keys()) paint(key)
    },
    stop: () => {
      observer.disconnect()
      for (const key of painted.keys()) unpaint(key)
    },
  }
}
