/** The lenses of the open note: what the editor finds, where the inspector lists it, and what the team dismissed. */
import { type RefObject, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { DismissalView } from '#shared/contract/lensQueries.ts'
import { CodeId, type NoteId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { runCommand, useCommand } from '#renderer/app/commands.ts'
import { dismissalKey, useDismissals, useLenses } from '#renderer/app/lenses/useLenses.ts'
import { navigate } from '#renderer/app/navigation.ts'
import type { Codebook } from '#renderer/app/workspace.ts'
import type { EditorLenses } from '#renderer/editor/lenses/lenses.ts'
import type { EditorFinding } from '#renderer/editor/lenses/watchFindings.ts'
import type { NoteEditorHandle } from '#renderer/editor/NoteEditor.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'

interface Seen {
  noteId: NoteId
  findings: readonly EditorFinding[]
  show: (finding: EditorFinding) => void
}

let seen: Seen | null = null
const listeners = new Set<() => void>()
function setSeen(next: Seen | null): void {
  seen = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export interface NoteFindings {
  /** Those that stand, in reading order. */
  standing: readonly EditorFinding[]
  /** Those that somebody dismissed and that are still in the text. */
  dismissed: readonly { finding: EditorFinding; dismissal: DismissalView }[]
  show: (finding: EditorFinding) => void
}

/** What the lenses see in a note; null while it is not open or the lenses are off. */
export function useNoteFindings(noteId: NoteId): NoteFindings | null {
  const now = useSyncExternalStore(subscribe, () => seen)
  const { rows } = useDismissals(noteId)
  return useMemo(() => {
    if (now?.noteId !== noteId) return null
    const byKey = new Map(rows.map((row) => [dismissalKey(row.lens, row.key), row]))
    const dismissed = now.findings.flatMap((finding) => {
      const dismissal = byKey.get(dismissalKey(finding.lens, finding.key))
      return dismissal ? [{ finding, dismissal }] : []
    })
    const gone = new Set(dismissed.map((each) => each.finding))
    return { standing: now.findings.filter((finding) => !gone.has(finding)), dismissed, show: now.show }
  }, [now, noteId, rows])
}

/** For the note's editor; null while the lenses are off on this device. */
export function useNoteLenses(
  noteId: NoteId,
  editor: RefObject<NoteEditorHandle | null>,
  { look, byId }: Pick<Codebook, 'look' | 'byId'>,
  isReadOnly: boolean,
): EditorLenses | null {
  const { memory, evidence } = useLenses()
  const { keys } = useDismissals(memory === null ? null : noteId)
  const act = useAct()
  const toasts = useToasts()
  useCommand(
    'lens.next',
    () => {
      if (editor.current?.lenses()?.next() !== true) toasts.show({ text: 'The lenses see nothing in this note.' })
    },
    { disabledBecause: memory === null ? 'The lenses are off' : undefined },
  )
  useEffect(() => {
    if (memory === null) return undefined
    return () => setSeen(null)
  }, [noteId, memory])
  return useMemo(
    () =>
      memory && {
        memory,
        evidence,
        look,
        definition: (codeId) => byId.get(codeId)?.brief,
        isDismissed: ({ lens, key }) => keys.has(dismissalKey(lens, key)),
        onFindings: (findings) =>
          setSeen({ noteId, findings, show: (finding) => editor.current?.lenses()?.show(finding) }),
        onDismiss: isReadOnly
          ? undefined
          : ({ lens, key }, reason) =>
              void act(
                'dismissFinding',
                { target: noteId, lens, key, reason },
                { done: 'Dismissed for the whole team' },
              ),
        onOpenCode: (codeId) => navigate({ place: 'codes', codeId: CodeId.parse(codeId) }),
        onWords: () => void runCommand('lens.words'),
      },
    [memory, evidence, look, byId, keys, noteId, editor, isReadOnly, act],
  )
}
