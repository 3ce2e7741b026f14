/** The reader at work: text or pages, quotes and their codes, everything by keyboard as well as by pointer. */
import { useCallback, useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import { useWindowTitle } from '#renderer/app/windowTitle.ts'
import { useCodebook, useWorkspace } from '#renderer/app/workspace.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Pane } from '#renderer/ui/panes/Pane.tsx'
import type { QuoteView, SourceView } from '#shared/contract/views.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import { FindBar } from './find/FindBar.tsx'
import { useFind } from './find/useFind.ts'
import { PdfView } from './pdf/PdfView.tsx'
import { ReaderBar } from './ReaderBar.tsx'
import { ReaderHead } from './ReaderHead.tsx'
import { ReaderPicker } from './ReaderPicker.tsx'
import { type ReadingText, titleIndexOf } from './readingText.ts'
import type { ReadingView } from './readingView.ts'
import { useReadingSetting } from './readingSettings.ts'
import { SelectionBubble } from './SelectionBubble.tsx'
import { SelectionKept } from './SelectionKept.tsx'
import { TextView } from './TextView.tsx'
import { toQuoteSpans } from './text/spans.ts'
import { useAttach } from './useAttach.ts'
import { useFocusKept } from './useFocusKept.ts'
import { useHeldWhilePressed } from './useHeldWhilePressed.ts'
import { useQuoteActs } from './useQuoteActs.ts'
import { useQuoting } from './useQuoting.ts'
import { useReaderCommands } from './useReaderCommands.ts'
import { useReaderInput } from './useReaderInput.ts'
import { useReaderLayout } from './useReaderLayout.ts'
import { useReaderPosition } from './useReaderPosition.ts'
import { useReaderSelection } from './useReaderSelection.ts'
import { useReadingPlaces } from './useReadingPlaces.ts'
import { useReadingProgress } from './useReadingProgress.ts'
import { type ReadingTarget, useTargetPlace } from './useTargetPlace.ts'
import styles from './ReaderPane.module.css'

export interface ReaderPaneProps {
  source: SourceView
  reading: ReadingText
  quotes: readonly QuoteView[]
  target: ReadingTarget
}

/** The text takes the focus, so that its keys have a place. */
const focusable = { tabIndex: 0 }

export function ReaderPane({ source, reading, quotes, target }: ReaderPaneProps) {
  const { text, extraction, index } = reading
  const { sourceId, language } = source
  const { me } = useWorkspace()
  const codebook = useCodebook()
  const acts = useQuoteActs(sourceId, index)
  const attach = useAttach(sourceId)
  const [setting, setSetting] = useReadingSetting()
  const [pdfView, setPdfView] = usePreference('reader.pdfView', z.enum(['pages', 'text']), 'pages')
  const [zoom, setZoom] = usePreference('reader.zoom', z.number().min(0.25).max(4), 1)
  const [liftedId, setLiftedId] = useState<QuoteId | null>(null)

  const scroller = useRef<HTMLDivElement>(null)
  const article = useRef<HTMLElement>(null)
  const view = useRef<ReadingView>(null)
  const spans = useMemo(() => toQuoteSpans(quotes, index), [quotes, index])
  const drawnSpans = useHeldWhilePressed(article, spans)
  // The kind can be edited; what the file is cannot.
  const isPdf = source.mediaType === 'application/pdf' && extraction.pages !== undefined
  const isPages = isPdf && pdfView === 'pages'
  const layout = useReaderLayout(scroller, setting, isPages)
  const titleIndex = useMemo(() => titleIndexOf(reading, source.title), [reading, source.title])

  useWindowTitle(source.title)
  useFocusKept(article)
  const selection = useReaderSelection(view, article, text)
  const places = useReadingPlaces(view, scroller, article)
  const { onBracketsSet } = places
  const { topOffset, endRef } = useReadingProgress({
    source,
    reading,
    scroller,
    view,
    hasTarget: target.quoteId !== undefined || target.start !== undefined,
  })
  const find = useFind(view, text, topOffset, (span) => places.show(span))
  const position = useReaderPosition({ reading, language, spans, places, selection, topOffset })
  const { cursor, currentId, setCurrentId } = position
  useTargetPlace({ target, reading, language, spans, isPages, places, position })
  const quoting = useQuoting({ source, reading, quotes, spans, view, acts, places, selection, position })
  const { pickFor } = quoting
  const { look } = codebook
  const input = useReaderInput({ view, article, spans, look, places, selection, position, quoting, find })
  useReaderCommands({ source, quoteCount: spans.length, position, quoting, find, setting, setSetting })

  const positionOf = useCallback((id: string) => spans.findIndex((span) => span.quoteId === id) + 1, [spans])
  const { rows: uses } = useQuery('quoteUses', { sourceId: source.sourceId })
  const stepsOf = useCallback((id: string) => uses?.find(({ quoteId }) => quoteId === id)?.steps ?? 0, [uses])
  const settingKey = `${setting.size} ${layout.measure} ${layout.hasRoom} ${isPages} ${zoom}`
  const margin = useMemo(
    () => ({
      me: me.memberId,
      onLift: setLiftedId,
      onOpen: (quoteId: QuoteId) => {
        setCurrentId(quoteId)
        pickFor({ on: 'quote', quoteId, atMemo: false })
      },
      onFocusQuote: setCurrentId,
      onBracketsSet,
      hasRoom: layout.hasRoom,
      positionOf,
      stepsOf,
      count: spans.length,
      setting: settingKey,
    }),
    [me.memberId, layout.hasRoom, positionOf, stepsOf, spans.length, settingKey, setCurrentId, onBracketsSet, pickFor],
  )
  const shared = { reading, spans: drawnSpans, look, currentId, liftedId, margin, viewRef: view }

  return (
    <Pane
      kind="content"
      label="Reader"
      scrolls={false}
      bar={
        <ReaderBar
          sourceId={source.sourceId}
          title={source.title}
          savedAt={acts.savedAt}
          quoteAt={currentId === null ? 0 : positionOf(currentId)}
          quoteCount={spans.length}
          onQuoteStep={position.stepQuote}
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
              if (found) position.moveTo(found.from)
              places.focusText()
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
          onKeyDown={input.onKeyDown}
          onDrop={source.isReferenceOnly ? attach.onDrop : undefined}
          onClick={input.onClick}
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
            <SelectionKept view={view} drawing={drawnSpans}>
              <TextView
                {...shared}
                cursor={cursor}
                titleIndex={titleIndex}
                size={setting.size}
                measure={layout.measure}
                head={<ReaderHead source={source} hasTitle={titleIndex === null} />}
                onMounted={find.light}
              />
            </SelectionKept>
          )}
          <div ref={endRef} className={styles.end}>
            The end
          </div>
          {selection.caretBox && <span className={styles.caret} style={selection.caretBox} />}
          {places.flash?.boxes.map((box, at) => (
            <span key={`${places.flash?.key} ${at}`} className={styles.flash} style={box} />
          ))}
          {quoting.picking === null && (
            <SelectionBubble
              onStep={() => void quoting.stepFromQuote()}
              article={article}
              selection={selection}
              onQuote={() => void quoting.quoteSelection()}
            />
          )}
          {quoting.picking && (
            <ReaderPicker
              key={quoting.picking.on === 'quote' ? quoting.picking.quoteId : 'source'}
              picking={quoting.picking}
              {...{ source, quotes, spans, codebook, acts, places, scroller, article }}
              me={me.memberId}
              setting={settingKey}
              onClose={quoting.closePicker}
            />
          )}
        </article>
      </div>
    </Pane>
  )
}
