/** What leaves, looked at before it leaves: first what the lenses found, then every part as it will be on paper. */
import { ChevronLeft, ChevronRight, FolderDown, Presentation, Printer } from 'lucide-react'
import { useState } from 'react'
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import { runCommand, useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { ask } from '#renderer/data/core.ts'
import { shell } from '#renderer/data/shell.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ProgressRing } from '#renderer/ui/feedback/ProgressRing.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { BeforeItLeaves } from './BeforeItLeaves.tsx'
import { partsOf } from './parts.ts'
import { PartPreview } from './PartPreview.tsx'
import type { PackState } from './usePack.ts'
import { useSavePack } from './useSavePack.ts'
import styles from './Pack.module.css'

export interface PackProps {
  workshop: WorkshopView
  pack: PackState
}

/** Beside the views: run it, or take it out. */
export function PackActions({ workshop, pack: { pack } }: PackProps) {
  const { isSaving, save } = useSavePack(workshop)
  useCommand('workshop.export', () => void save(), { isActive: pack !== undefined })
  return (
    <>
      <Button
        kind="ghost"
        icon={Presentation}
        isDisabled={pack === undefined || pack.deck.length === 0}
        onPress={() => void runCommand('workshop.present')}
      >
        Present
      </Button>
      <Button
        kind="solid"
        icon={FolderDown}
        isBusy={isSaving}
        isDisabled={pack === undefined}
        onPress={() => void save()}
      >
        Make the pack…
      </Button>
    </>
  )
}

export function PackView({ workshop: { workshopId }, pack: { pack, error } }: PackProps) {
  const toasts = useToasts()
  const [chosen, choose] = useState({ id: 'handout', page: 0 })
  const parts = pack ? partsOf(pack) : []
  const part = parts.find(({ id }) => id === chosen.id) ?? parts[0]
  const page = Math.min(chosen.page, Math.max(0, (part?.pages ?? 1) - 1))
  const print = async (): Promise<void> => {
    if (!part || part.kind === 'names') return
    const html = await ask('packPage', { workshopId, part: part.kind })
    const outcome = html.ok && html.value !== null ? await shell().printHtml(html.value) : html
    if (!outcome.ok) toasts.show({ text: outcome.error.message, tone: 'warn', topic: 'print' })
  }
  useCommand('print', () => void print(), { isActive: part !== undefined && part.kind !== 'names' })
  if (error) return <FailedNote what="The pack could not be made" error={error} />
  if (!pack || !part)
    return (
      <div className={styles.waiting}>
        <ProgressRing label="Making the pack" />
      </div>
    )
  const go = (to: number): void => choose({ id: part.id, page: Math.min(part.pages - 1, Math.max(0, to)) })
  const what = part.kind === 'deck' ? 'Slide' : 'Sheet'
  return (
    <div className={styles.desk}>
      <div className={styles.stage}>
        <div className={styles.walk}>
          {part.pages > 1 && (
            <>
              <Button
                kind="icon"
                icon={ChevronLeft}
                label={`${what} before`}
                isDisabled={page === 0}
                onPress={() => go(page - 1)}
              />
              <Button
                kind="icon"
                icon={ChevronRight}
                label={`Next ${what.toLowerCase()}`}
                isDisabled={page === part.pages - 1}
                onPress={() => go(page + 1)}
              />
              <span aria-live="polite">{`${what} ${page + 1} of ${part.pages}`}</span>
            </>
          )}
          <span className={styles.partTitle}>{part.title}</span>
          {part.kind !== 'names' && (
            <Button kind="ghost" size="small" icon={Printer} onPress={() => void print()}>
              Print…
            </Button>
          )}
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what scrolls is within reach of the keys, and they walk its sheets */}
        <div
          className={styles.sheetRoom}
          role="group"
          aria-label={`${part.title}, as it leaves`}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
          tabIndex={0}
          onKeyDown={(event) => {
            if (part.pages < 2 || event.target !== event.currentTarget) return
            if (event.key === 'ArrowRight' || event.key === 'PageDown') go(page + 1)
            else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(page - 1)
            else return
            event.preventDefault()
          }}
        >
          <PartPreview workshopId={workshopId} pack={pack} part={part} page={page} />
        </div>
      </div>
      <aside className={styles.aside} aria-label="In this pack">
        <BeforeItLeaves pack={pack} workshopId={workshopId} />
        <h2>In this pack</h2>
        <ul className={styles.parts}>
          {parts.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                aria-current={each.id === part.id}
                className={cx(styles.part, each.id === part.id && styles.open)}
                onClick={() => choose({ id: each.id, page: 0 })}
              >
                <span>{each.title}</span>
                <span className={styles.detail}>{each.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      </aside>
    </div>
  )
}
