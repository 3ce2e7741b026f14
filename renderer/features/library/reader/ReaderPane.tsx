/** The reader at work: text or pages, quotes and their codes, everything by keyboard as well as by pointer. */
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react'
import { z } from 'zod'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { useCodebook, useWorkspace } from '#renderer/app/workspace.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { shell } from '#renderer/data/shell.ts'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { Pane } from '#renderer/ui/panes/Pane.tsx'
import type { QuoteView, SourceView } from '#shared/contract/views.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import { FindBar } from './find/FindBar.tsx'
import { useFind } from './find/useFind.ts'
import { PdfView } from './pdf/PdfView.tsx'
import { CodePicker } from './picker/CodePicker.tsx'
import { PickerPlace } from './PickerPlace.tsx'
import { ReaderBar } from './ReaderBar.tsx'
import { ReaderHead } from './ReaderHead.tsx'
import { readerAct, type ReaderAct } from './readerKeys.ts'
import { type ReadingText, titleIndexOf } from './readingText.ts'
import { type ReadingView, scrollToBox } from './readingView.ts'
import { nextSize, useReadingSetting } from './readingSettings.ts'
import { SelectionBubble } from './SelectionBubble.tsx'
import { cursorAt, TextView } from './TextView.tsx'
import { offsetOfPoint, rangeOfSpan } from './text/domOffsets.ts'
import { codesInWords } from './text/quoteWords.ts'
import { extendBySentence, sentencesOf, shrinkBySentence, type TextSpan } from './text/sentences.ts'
import { innermostAt, neighbourQuote, toQuoteSpans } from './text/spans.ts'
import { useQuoteActs } from './useQuoteActs.ts'
import { useReaderLayout } from './useReaderLayout.ts'
import { useReaderSelection } from './useReaderSelection.ts'
import { useReadingProgress } from './useReadingProgress.ts'
import styles from './Reader.module.css'

export interface ReaderPaneProps {
  source: SourceView
  reading: ReadingText
  quotes: readonly QuoteView[]
  target: { quoteId?: QuoteId | undefined; start?: number | undefined }
}

/** `fresh`: where a quote stands that was just made and is not among the rows yet. */
type Picker = { on: 'quote'; quoteId: QuoteId; fresh?: TextSpan | undefined; atMemo: boolean } | { on: 'source' }

/** The text takes the focus, so that its keys have a place. */
const focusable = { tabIndex: 0 }

export function ReaderPane({ source, reading, quotes, target }: ReaderPaneProps) {
  const { text, extraction, index } = reading
  const { blocks } = extraction
  const { sourceId, language } = source
  const { me } = useWorkspace()
  const codebook = useCodebook()
  const act = useAct()
  const acts = useQuoteActs(sourceId, index)
  const [setting, setSetting] = useReadingSetting()
  const [pdfView, setPdfView] = usePreference('reader.pdfView', z.enum(['pages', 'text']), 'pages')
  const [zoom, setZoom] = usePreference('reader.zoom', z.number().min(0.25).max(4), 1)
  const [cursor, setCursor] = useState<number | null>(null)
  const [currentId, setCurrentId] = useState<QuoteId | null>(null)
  const [liftedId, setLiftedId] = useState<QuoteId | null>(null)
  const [picker, setPicker] = useState<Picker | null>(null)
  const [flash, setFlash] = useState<{ boxes: CSSProperties[]; key: number } | null>(null)

  const scroller = useRef<HTMLDivElement>(null)
  const article = useRef<HTMLElement>(null)
  const view = useRef<ReadingView>(null)
  const spans = useMemo(() => toQuoteSpans(quotes, index), [quotes, index])
  const current = spans.find((span) => span.quoteId === currentId)
  // The kind can be edited; what the file is cannot.
  const isPdf = source.mediaType === 'application/pdf' && extraction.pages !== undefined
  const isPages = isPdf && pdfView === 'pages'
  const layout = useReaderLayout(scroller, setting, isPages)
  const selection = useReaderSelection(view, article, text)
  const titleIndex = useMemo(() => titleIndexOf(reading, source.title), [reading, source.title])

  const rangeOf = (span: TextSpan): Range | null => {
    const root = view.current?.root()
    return root ? rangeOfSpan(root, span) : null
  }
  const boxOf = (span: TextSpan): DOMRect | null => rangeOf(span)?.getBoundingClientRect() ?? null
  const show = (span: TextSpan, always = false) => {
    view.current?.mount(span)
    const box = boxOf({ from: span.from, to: Math.min(span.to, span.from + 400) })
    if (box && scroller.current) scrollToBox(scroller.current, box, always)
  }
  const flashAt = (span: TextSpan) => {
    const frame = article.current?.getBoundingClientRect()
    const range = rangeOf(span)
    if (!frame || !range) return
    const boxes = [...range.getClientRects()].slice(0, 60).map((box) => ({
      left: box.left - frame.left - 2,
      top: box.top - frame.top - 1,
      width: box.width + 4,
      height: box.height + 2,
    }))
    setFlash({ boxes, key: Date.now() })
  }
  const focusText = () => article.current?.focus({ preventScroll: true })
  const focusQuote = (quoteId: QuoteId) => {
    const bracket = article.current?.querySelector<HTMLElement>(`[data-bracket="${quoteId}"]`)
    if (bracket) bracket.focus({ preventScroll: true })
    else focusText()
  }

  const { topOffset, endRef } = useReadingProgress({
    source,
    reading,
    scroller,
    view,
    hasTarget: target.quoteId !== undefined || target.start !== undefined,
  })
  const find = useFind(view, text, topOffset, (span) => show(span))

  // A link to a place: go there and light it up.
  const goToTarget = useEffectEvent(() => {
    const quote = target.quoteId === undefined ? undefined : spans.find((span) => span.quoteId === target.quoteId)
    const from = quote?.from ?? (target.start === undefined ? undefined : index.toUtf16(target.start))
    if (from === undefined) return
    const to =
      quote?.to ??
      sentencesOf(text, blocks[cursorAt(reading, from)] ?? { from, to: from }, language).find((s) => s.to > from)?.to ??
      from + 1
    show({ from, to }, true)
    flashAt({ from, to })
    setCursor(cursorAt(reading, from))
    if (quote) setCurrentId(quote.quoteId)
    focusText()
  })
  const isQuoteKnown = target.quoteId === undefined || spans.some((span) => span.quoteId === target.quoteId)
  useEffect(() => {
    // Fonts set the lines: what is measured before them lands elsewhere.
    const frame = requestAnimationFrame(() => goToTarget())
    return () => cancelAnimationFrame(frame)
  }, [target.quoteId, target.start, isQuoteKnown, isPages])

  const openQuote = (quoteId: QuoteId, span: TextSpan, atMemo = false) => {
    setCurrentId(quoteId)
    setCursor(cursorAt(reading, span.from))
    view.current?.mount(span)
    setPicker({ on: 'quote', quoteId, fresh: span, atMemo })
  }
  const closePicker = () => {
    const quoteId = picker?.on === 'quote' ? picker.quoteId : null
    setPicker(null)
    if (quoteId) focusQuote(quoteId)
    else focusText()
  }
  /** The quote that the keys mean: what is selected, made a quote; else the current one. */
  const quoteMeant = async (): Promise<{ quoteId: QuoteId; span: TextSpan } | null> => {
    const selected = selection.span()
    if (!selected) return current ? { quoteId: current.quoteId, span: current } : null
    const same = spans.find((span) => span.from === selected.from && span.to === selected.to)
    selection.endCaret()
    const quoteId = same?.quoteId ?? (await acts.add(selected))
    selection.clear()
    return quoteId === null ? null : { quoteId, span: selected }
  }
  const quoteSelection = async (atMemo = false) => {
    const meant = await quoteMeant()
    if (meant) {
      announce('Quote')
      openQuote(meant.quoteId, meant.span, atMemo)
    } else if (!selection.span()) announce('Nothing is selected. S selects a sentence, V shows a caret.')
  }
  const stepQuote = (direction: 1 | -1) => {
    const next = neighbourQuote(spans, direction, {
      quoteId: currentId ?? undefined,
      offset: cursor === null ? topOffset() : (blocks[cursor]?.from ?? 0),
    })
    if (!next) {
      announce('No quotes in this source yet')
      return
    }
    selection.clear()
    setCurrentId(next.quoteId)
    setCursor(cursorAt(reading, next.from))
    show(next)
    requestAnimationFrame(() => focusQuote(next.quoteId))
  }
  const stepBlock = (direction: 1 | -1) => {
    const from = cursor ?? cursorAt(reading, topOffset()) - (direction === 1 ? 1 : 0)
    const next = Math.min(blocks.length - 1, Math.max(0, from + direction))
    const block = blocks[next]
    if (!block) return
    selection.clear()
    setCurrentId(null)
    setCursor(next)
    show(block)
    focusText()
    announce(text.slice(block.from, Math.min(block.to, block.from + 600)))
  }
  const selectSentence = (direction: 1 | -1) => {
    const selected = selection.span()
    const block = blocks[cursor ?? cursorAt(reading, topOffset())]
    const next =
      selected === undefined
        ? direction === 1 && block
          ? sentencesOf(text, block, language)[0]
          : undefined
        : direction === 1
          ? extendBySentence(text, blocks, selected, language)
          : shrinkBySentence(text, blocks, selected, language)
    if (!next) {
      selection.clear()
      return
    }
    setCurrentId(null)
    setCursor(cursorAt(reading, next.from))
    focusText()
    selection.select(next)
    show({ from: Math.max(next.from, next.to - 200), to: next.to })
    announce(`Selected: ${text.slice(Math.max(next.from, next.to - 300), next.to)}`)
  }
  const out = (): boolean => {
    if (picker) closePicker()
    else if (selection.isCaret) selection.endCaret()
    else if (selection.span()) selection.clear()
    else if (find.isOpen) find.close()
    else if (currentId) {
      setCurrentId(null)
      focusText()
    } else return false
    return true
  }
  const trashCurrent = () => {
    if (!current) return
    acts.trash(current.quoteId)
    setCurrentId(null)
    setPicker(null)
    focusText()
  }
  const noteFromQuote = async () => {
    const meant = await quoteMeant()
    if (!meant) return
    const known = quotes.find((quote) => quote.quoteId === meant.quoteId)
    await acts.toNote(
      known ?? { quoteId: meant.quoteId, exact: text.slice(meant.span.from, meant.span.to), sourceTitle: source.title },
    )
  }
  const run = (what: ReaderAct): boolean => {
    switch (what) {
      case 'nextBlock':
        stepBlock(1)
        return true
      case 'previousBlock':
        stepBlock(-1)
        return true
      case 'addSentence':
        selectSentence(1)
        return true
      case 'dropSentence':
        selectSentence(-1)
        return true
      case 'caret':
        if (selection.isCaret) selection.endCaret()
        else selection.startCaret(selection.span()?.from ?? blocks[cursor ?? cursorAt(reading, topOffset())]?.from ?? 0)
        return true
      case 'quote':
        void quoteSelection()
        return true
      case 'memo':
        void quoteSelection(true)
        return true
      case 'nextQuote':
        stepQuote(1)
        return true
      case 'previousQuote':
        stepQuote(-1)
        return true
      case 'open':
        if (current) openQuote(current.quoteId, current)
        return current !== undefined
      case 'trash':
        trashCurrent()
        return current !== undefined
      case 'note':
        void noteFromQuote()
        return true
      case 'out':
        return out()
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    if (selection.isCaret && selection.caretKey(event)) {
      event.preventDefault()
      return
    }
    const what = readerAct(event)
    // A button in the text answers Enter itself.
    if (what === undefined || (what === 'open' && event.target !== article.current)) return
    if (run(what)) event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    const { target: clicked } = event
    if (!(clicked instanceof Element) || clicked.closest('button, [role="dialog"]') || selection.span()) return
    const link = clicked.closest<HTMLAnchorElement>('a[data-link]')
    if (link) {
      event.preventDefault()
      if (/^https?:/.test(link.href)) void shell().openExternal(link.href)
      return
    }
    const root = view.current?.root()
    const point = document.caretPositionFromPoint(event.clientX, event.clientY)
    const offset = root && point ? offsetOfPoint(root, point.offsetNode, point.offset, 'start') : undefined
    const isOnWords = clicked.closest('[data-from]') !== null
    const inner = offset === undefined || !isOnWords ? undefined : innermostAt(spans, offset)
    setCurrentId(inner?.quoteId ?? null)
    if (inner) {
      setCursor(cursorAt(reading, inner.from))
      announce(`Quote, ${codesInWords(inner.quote, codebook.look)}`)
    }
  }

  useCommand('quote.add', () => void quoteSelection())
  useCommand('quote.next', () => stepQuote(1), { isActive: spans.length > 0 })
  useCommand('quote.previous', () => stepQuote(-1), { isActive: spans.length > 0 })
  useCommand('quote.memo', () => void quoteSelection(true), { isActive: currentId !== null })
  useCommand('quote.note', () => void noteFromQuote(), { isActive: currentId !== null })
  useCommand('source.code', () => setPicker({ on: 'source' }))
  useCommand('source.read', () => void act('editSource', { sourceId, patch: { read: !source.read } }))
  useCommand('find', find.open)
  useCommand('reader.larger', () => setSetting({ ...setting, size: nextSize(setting.size, 1) }))
  useCommand('reader.smaller', () => setSetting({ ...setting, size: nextSize(setting.size, -1) }))

  const positionOf = useCallback((id: string) => spans.findIndex((span) => span.quoteId === id) + 1, [spans])
  const settingKey = `${setting.size} ${layout.measure} ${layout.hasRoom} ${isPages} ${zoom}`
  const margin = useMemo(
    () => ({
      me: me.memberId,
      onLift: setLiftedId,
      onOpen: (quoteId: QuoteId) => {
        setCurrentId(quoteId)
        setPicker({ on: 'quote', quoteId, atMemo: false })
      },
      onFocusQuote: setCurrentId,
      hasRoom: layout.hasRoom,
      positionOf,
      count: spans.length,
      setting: settingKey,
    }),
    [me.memberId, layout.hasRoom, positionOf, spans.length, settingKey],
  )
  const shared = { reading, spans, look: codebook.look, currentId, liftedId, margin, viewRef: view }
  const pickedQuote = picker?.on === 'quote' ? quotes.find((quote) => quote.quoteId === picker.quoteId) : undefined
  const pickedSpan =
    picker?.on === 'quote' ? (spans.find((span) => span.quoteId === picker.quoteId) ?? picker.fresh) : undefined
  const pickedCodings = picker?.on === 'source' ? source.codings : (pickedQuote?.codings ?? [])

  return (
    <Pane
      kind="content"
      label="Reader"
      scrolls={false}
      bar={
        <ReaderBar
          title={source.title}
          savedAt={acts.savedAt}
          quoteAt={currentId === null ? 0 : positionOf(currentId)}
          quoteCount={spans.length}
          onQuoteStep={stepQuote}
          view={isPdf ? { value: isPages ? 'pages' : 'text', onChange: setPdfView } : undefined}
        />
      }
      top={
        find.isOpen && (
          <FindBar
            query={find.query}
            onQuery={find.setQuery}
            at={find.at}
            count={find.count}
            asked={find.asked}
            onStep={find.step}
            onClose={() => {
              const found = find.current()
              find.close()
              if (found) setCursor(cursorAt(reading, found.from))
              focusText()
            }}
          />
        )
      }
    >
      <div ref={scroller} className={styles.scroller} style={layout.style} data-pages={isPages || undefined}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the text is read and marked by keys and pointer; every act is a command of its own as well */}
        <article
          ref={article}
          {...focusable}
          aria-label={source.title}
          lang={language ?? undefined}
          data-pane-focus=""
          data-reader=""
          className={styles.article}
          onKeyDown={onKeyDown}
          onClick={onClick}
        >
          {isPages ? (
            <PdfView
              {...shared}
              source={source}
              cursor={cursor}
              scroller={scroller}
              fit={layout.measure}
              zoom={zoom}
              onZoom={setZoom}
              onText={() => setPdfView('text')}
              onMounted={find.light}
            />
          ) : (
            <TextView
              {...shared}
              cursor={cursor}
              titleIndex={titleIndex}
              size={setting.size}
              measure={layout.measure}
              head={<ReaderHead source={source} hasTitle={titleIndex === null} />}
              onMounted={find.light}
            />
          )}
          <div ref={endRef} className={styles.end}>
            The end
          </div>
          {selection.caretBox && <span className={styles.caret} style={selection.caretBox} />}
          {flash?.boxes.map((box, at) => (
            <span key={`${flash.key} ${at}`} className={styles.flash} style={box} />
          ))}
          {picker === null && (
            <SelectionBubble article={article} selection={selection} onQuote={() => void quoteSelection()} />
          )}
          {picker && (
            <PickerPlace
              key={picker.on === 'quote' ? picker.quoteId : 'source'}
              scroller={scroller}
              article={article}
              boxOf={() => (pickedSpan ? boxOf(pickedSpan) : null)}
              setting={settingKey}
              onClose={closePicker}
            >
              <CodePicker
                subject={picker.on === 'quote' ? 'this quote' : 'this source'}
                codebook={codebook}
                codings={pickedCodings.filter((coding) => coding.coder === me.memberId)}
                onCode={(codeId, stance) =>
                  acts.code(picker.on === 'quote' ? picker.quoteId : sourceId, codeId, stance)
                }
                onNewCode={acts.newCode}
                memo={
                  picker.on === 'quote'
                    ? {
                        text: pickedQuote?.memo ?? '',
                        onChange: (memo) => acts.memo(picker.quoteId, memo),
                        startsThere: picker.atMemo,
                      }
                    : undefined
                }
                onClose={closePicker}
              />
            </PickerPlace>
          )}
        </article>
      </div>
    </Pane>
  )
}
