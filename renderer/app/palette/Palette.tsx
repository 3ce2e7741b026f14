/**
 * The command palette and quick switcher: one field for going anywhere and doing anything. Every
 * command of the app can be found here; one that can't be done now says why.
 */
import { useState } from 'react'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useAwaitedPick } from '#renderer/ui/lists/useAwaitedPick.ts'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { FloatingPanel } from '#renderer/ui/overlays/Dialog.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { CodeId, NoteId, PersonId, QuoteId, SourceId, StepId, WorkshopId } from '#shared/model/ids.ts'
import { useQuery, useSteadyQuery } from '../../data/useQuery.ts'
import { areCommandsExpected, offeredCommands, runCommand, useCommandsVersion } from '../commands.ts'
import { keyWords } from '../keys.ts'
import { navigate } from '../navigation.ts'
import { PaletteRowView } from './PaletteRowView.tsx'
import { type Found, type PaletteRow, paletteSections, parsePaletteQuery, rowId } from './paletteRows.ts'
import styles from './Palette.module.css'

function goTo(found: Found): void {
  if (found.kind === 'note') navigate({ place: 'notes', noteId: NoteId.parse(found.id) })
  else if (found.kind === 'source') navigate({ place: 'library', sourceId: SourceId.parse(found.id) })
  else if (found.kind === 'code') navigate({ place: 'codes', codeId: CodeId.parse(found.id) })
  else if (found.kind === 'workshop') navigate({ place: 'workshop', workshopId: WorkshopId.parse(found.id) })
  else if (found.kind === 'person') navigate({ place: 'people', personId: PersonId.parse(found.id) })
  else if (found.planId !== null) {
    const stepId = StepId.safeParse(found.id)
    navigate({ place: 'plan', planId: found.planId, ...(stepId.success && { stepId: stepId.data }) })
  } else if (found.sourceId !== null)
    navigate({ place: 'library', sourceId: found.sourceId, quoteId: QuoteId.parse(found.id) })
}

/** The panel fades out first, on a busy machine slowly; a window that is hidden may never draw it gone. */
const FADE_LIMIT_MS = 5_000

/** Runs once the panel has gone and the focus is back where it was: a command may act on what has it. */
function afterClosing(act: () => void): void {
  const limit = performance.now() + FADE_LIMIT_MS
  const panel = document.activeElement?.closest('[role="dialog"]')
  const whenGone = (): void => {
    if (panel?.isConnected === true && performance.now() < limit) requestAnimationFrame(whenGone)
    // The focus returns in the frame after.
    else requestAnimationFrame(() => requestAnimationFrame(act))
  }
  requestAnimationFrame(whenGone)
}

export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <FloatingPanel isOpen={isOpen} onOpenChange={(open) => !open && onClose()} label="Go to or do anything">
      <PaletteContent onClose={onClose} />
    </FloatingPanel>
  )
}

function PaletteContent({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  useCommandsVersion()
  const query = parsePaletteQuery(text)
  const asked =
    query.mode === 'commands'
      ? null
      : {
          query: query.words,
          limit: query.mode === 'codes' || query.mode === 'people' ? 60 : query.words === '' ? 5 : 10,
          ...(query.mode === 'codes' && { kinds: ['code' as const] }),
          ...(query.mode === 'people' && { kinds: ['person' as const] }),
        }
  const found = useSteadyQuery('quickFind', asked)
  const isAnswered = useQuery('quickFind', asked).state !== 'loading' || asked === null
  // The palette's own command would only open it again.
  const commands = offeredCommands().filter(({ id }) => id !== 'palette.open')
  const sections = paletteSections(query, commands, query.mode === 'commands' ? [] : (found.rows ?? []))
  const rows = sections.flatMap((section) => [...section.items])

  const pick = (row: PaletteRow): void => {
    if (row.type === 'command' && row.disabledBecause !== undefined) {
      announce(row.disabledBecause)
      return
    }
    onClose()
    afterClosing(() => {
      if (row.type === 'command') runCommand(row.id)
      else if (row.type === 'found') goTo(row.found)
      else navigate({ place: 'search', query: row.query, filters: {} })
    })
  }
  const combo = useComboList({ items: rows, idOf: rowId, query: text, onPick: pick })
  // The rows shown may still be those of the letters before, and a part of the window that is still being read may
  // bring the command that is meant: until then it stands below all that can be done, or cannot be done itself.
  const isBehind = !isAnswered || (areCommandsExpected() && combo.current?.type !== 'found')
  const awaitPick = useAwaitedPick({ text, isBehind, pickCurrent: () => combo.current && pick(combo.current) })
  return (
    <>
      <div className={styles.field}>
        <SearchField
          label="Go to or do anything"
          placeholder="Go to a note, source, code or step, or do something"
          value={text}
          onChange={setText}
          size="large"
          isBare
          autoFocus
          combo={combo.inputProps}
          aside={text === '' ? <Key>Esc</Key> : undefined}
          onKeyDown={(event) => {
            awaitPick(event)
            // The field would only empty itself; one step out is out.
            if (event.key === 'Escape') {
              event.preventDefault()
              event.stopPropagation()
              onClose()
            }
          }}
        />
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>{found.state === 'loading' ? 'Looking…' : `Nothing is called “${query.words}”.`}</p>
      ) : (
        <ComboList label="Found" list={combo.listProps} sections={sections} idOf={rowId}>
          {(row) => <PaletteRowView row={row} />}
        </ComboList>
      )}
      <div className={styles.foot}>
        <Hint keys="Enter" words="Choose" />
        <Hint keys=">" words="commands" />
        <Hint keys="#" words="codes" />
        <Hint keys="@" words="people" />
        <span className={styles.space} />
        <Hint keys={keyWords('Mod+Shift+F')} words="Search every word" />
      </div>
    </>
  )
}

function Hint({ keys, words }: { keys: string; words: string }) {
  return (
    <span className={styles.hint}>
      <Key>{keys}</Key>
      {words}
    </span>
  )
}
