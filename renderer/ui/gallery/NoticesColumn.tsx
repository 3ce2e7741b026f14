import { useRef, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { EmptyState } from '../feedback/EmptyState.tsx'
import { ErrorNote } from '../feedback/ErrorNote.tsx'
import { ProgressBar } from '../feedback/ProgressBar.tsx'
import { ProgressRing } from '../feedback/ProgressRing.tsx'
import { SavedState } from '../feedback/SavedState.tsx'
import { Skeleton } from '../feedback/Skeleton.tsx'
import { useToasts } from '../feedback/ToastRegion.tsx'
import { Dialog, FloatingPanel } from '../overlays/Dialog.tsx'
import { Menu } from '../overlays/Menu.tsx'
import { Popover, PopoverTrigger } from '../overlays/Popover.tsx'
import { Block } from './Block.tsx'
import { PaletteSample } from './PaletteSample.tsx'
import styles from './gallery.module.css'

const savedAt = new Date(2026, 10, 22, 14, 31)

export function NoticesColumn() {
  const toasts = useToasts()
  const [isDialogOpen, setDialogOpen] = useState(false)
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [rect, setRect] = useState<DOMRect | null>(null)
  const words = useRef<HTMLParagraphElement>(null)
  return (
    <div className={styles.column}>
      <Block title="Saved, in the bar">
        <div className={styles.stack}>
          <SavedState state={{ kind: 'saved', at: savedAt }} />
          <SavedState state={{ kind: 'saving' }} />
          <SavedState state={{ kind: 'warn', text: 'Kept in this window; saving resumes when the store is back' }} />
        </div>
      </Block>
      <Block title="Beside what it is about">
        <div className={styles.wrap}>
          <PopoverTrigger>
            <Button>Popover</Button>
            <Popover label="About this code" isPadded width={240}>
              Opens below, turns over where there is no room, and Escape closes it.
            </Popover>
          </PopoverTrigger>
          <Menu
            label="More"
            entries={[
              { id: 'a', label: 'Open', keys: 'Enter' },
              {
                id: 'b',
                label: 'Export',
                entries: [
                  { id: 'md', label: 'Markdown' },
                  { id: 'pdf', label: 'PDF' },
                ],
              },
              { id: 'c', label: 'Show ticks', isChecked: true },
              { id: 'd', kind: 'group', label: 'Sort', entries: [{ id: 'd1', label: 'By date', isChecked: false }] },
              { id: 'e', kind: 'line' },
              { id: 'f', label: 'Merge into…', isDisabled: true, detail: 'There is no other code' },
              { id: 'g', label: 'Move to trash', isDanger: true },
            ]}
          >
            <Button>Menu</Button>
          </Menu>
          <Button onPress={() => setDialogOpen(true)}>Dialog</Button>
          <Button onPress={() => setPaletteOpen(true)}>Palette</Button>
          <Button
            onPress={() =>
              toasts.show({
                text: 'Code R9.PAY taken off 3 quotes',
                action: { label: 'Undo', keys: 'Ctrl Z', onPress: () => {} },
              })
            }
          >
            Toast
          </Button>
          <Button onPress={() => setRect(words.current?.getBoundingClientRect() ?? null)}>At words</Button>
        </div>
        <p ref={words} className={styles.words}>
          a passage in the text
        </p>
        <Popover
          label="Code this"
          anchorRect={rect}
          isOpen={rect !== null}
          onOpenChange={(isOpen) => !isOpen && setRect(null)}
          isPadded
        >
          Below the words, never on them.
        </Popover>
        <Dialog
          isOpen={isDialogOpen}
          onOpenChange={setDialogOpen}
          title="Empty the trash?"
          role="alertdialog"
          actions={
            <>
              <Button onPress={() => setDialogOpen(false)}>Keep them</Button>
              <Button kind="solid" onPress={() => setDialogOpen(false)}>
                Delete 4 things for good
              </Button>
            </>
          }
        >
          Four notes go for good. What they quoted stays in the library.
        </Dialog>
        <FloatingPanel isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} label="Commands">
          <PaletteSample />
        </FloatingPanel>
      </Block>
      <Block title="Errors, where the thing is">
        <div className={styles.stack}>
          <ErrorNote what="ledger.pdf is locked with a password" isLive={false}>
            The other 11 files are in. Open it once, save it unlocked, and drop it here again.
          </ErrorNote>
          <ErrorNote
            tone="error"
            what="This export could not be written"
            isLive={false}
            actions={[{ label: 'Choose another folder', onPress: () => {} }]}
            incidentId="7f3a-91c2"
          >
            Nothing was lost. The folder is full.
          </ErrorNote>
          <ErrorNote tone="info" isBanner what="Reading only" isLive={false} onDismiss={() => {}}>
            Another window has this workspace open.
          </ErrorNote>
        </div>
      </Block>
      <Block title="Work in hand">
        <div className={styles.stack}>
          <ProgressBar label="Importing" value={4} total={12} />
          <ProgressBar label="Looking through the archive" />
          <div className={styles.wrap}>
            <ProgressRing label="Reading" />
            <ProgressRing label="Reading" value={0.6} />
            <ProgressRing label="Reading" size={24} value={0.25} />
          </div>
          <Skeleton isImmediate />
        </div>
      </Block>
      <Block title="Empty">
        <EmptyState size="note" title="No evidence" actions={<Button kind="link">Choose a quote</Button>}>
          Nobody has said anything about this yet.
        </EmptyState>
      </Block>
    </div>
  )
}
