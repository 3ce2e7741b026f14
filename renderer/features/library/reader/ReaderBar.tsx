/** The reader's bar: where one is, the quotes, find, setting, coding as a whole, the inspector. */
import { ALargeSmall, ArrowLeft, ChevronDown, ChevronUp, PanelRight, Search, Tag } from 'lucide-react'
import { runCommand } from '#renderer/app/commands.ts'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { go, useCanGo } from '#renderer/app/navigation.ts'
import { Present } from '#renderer/app/Present.tsx'
import type { SourceId } from '#shared/model/ids.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { SavedState } from '#renderer/ui/feedback/SavedState.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { ReadingSettings } from './ReadingSettings.tsx'
import styles from './ReaderBar.module.css'

export interface ReaderBarProps {
  sourceId: SourceId
  title: string
  savedAt: number | null
  /** 1-based; 0: on none. */
  quoteAt: number
  quoteCount: number
  onQuoteStep: (direction: 1 | -1) => void
  /** For PDFs. */
  view?: { value: 'pages' | 'text'; onChange: (view: 'pages' | 'text') => void } | undefined
}

export function ReaderBar({ sourceId, title, savedAt, quoteAt, quoteCount, onQuoteStep, view }: ReaderBarProps) {
  const canBack = useCanGo(-1)
  const [isInspectorOpen, setInspectorOpen] = useInspectorOpen()
  const quotes =
    quoteCount === 0
      ? ''
      : quoteAt === 0
        ? `${quoteCount} ${quoteCount === 1 ? 'quote' : 'quotes'}`
        : `Quote ${quoteAt} of ${quoteCount}`
  return (
    <PaneBar
      title={<span dir="auto">{title}</span>}
      lead={canBack && <Button kind="icon" icon={ArrowLeft} label="Back" keys="Alt ←" onPress={() => go(-1)} />}
      actions={
        <>
          <Present id={sourceId} />
          <SavedState state={savedAt === null ? { kind: 'none' } : { kind: 'saved', at: savedAt }} />
          {view && (
            <SegmentedControl
              label="View"
              value={view.value}
              onChange={view.onChange}
              className={styles.view}
              segments={[
                { id: 'pages', label: 'Pages' },
                { id: 'text', label: 'Text' },
              ]}
            />
          )}
          {quoteCount > 0 && (
            <span className={styles.quotes}>
              <span className={styles.quoteWords}>{quotes}</span>
              <Button kind="icon" icon={ChevronUp} label="Previous quote" keys="[" onPress={() => onQuoteStep(-1)} />
              <Button kind="icon" icon={ChevronDown} label="Next quote" keys="]" onPress={() => onQuoteStep(1)} />
            </span>
          )}
          <Button
            kind="icon"
            icon={Search}
            label="Find in this source"
            keys="Ctrl F"
            onPress={() => void runCommand('find')}
          />
          {view?.value !== 'pages' && (
            <PopoverTrigger>
              <Button kind="icon" icon={ALargeSmall} label="Text size and width" />
              <Popover label="Text size and width" placement="bottom end" width={260} isPadded>
                <ReadingSettings />
              </Popover>
            </PopoverTrigger>
          )}
          <Button
            kind="icon"
            icon={Tag}
            label="Code this source as a whole"
            onPress={() => void runCommand('source.code')}
          />
          <Button
            kind="icon"
            icon={PanelRight}
            label="About this source"
            keys="Ctrl ."
            isOn={isInspectorOpen}
            onPress={() => setInspectorOpen(!isInspectorOpen)}
          />
        </>
      }
    />
  )
}
