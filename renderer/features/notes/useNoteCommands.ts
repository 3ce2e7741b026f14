/** What can be done in the open note's text, for the app's menus and its palette. */
import { type RefObject, useEffect, useEffectEvent } from 'react'
import { registerCommand } from '#renderer/app/commands.ts'
import type { NoteEditorHandle } from '#renderer/editor/NoteEditor.tsx'
import { type NoteAct, noteActs } from '#renderer/editor/tools/noteActs.ts'

export function useNoteCommands(editor: RefObject<NoteEditorHandle | null>, disabledBecause: string | undefined): void {
  const run = useEffectEvent((act: NoteAct) => editor.current?.run(act))
  useEffect(() => {
    const stops = noteActs.map((act) => registerCommand(`note.${act}`, { run: () => run(act), disabledBecause }))
    return () => {
      for (const stop of stops) stop()
    }
  }, [disabledBecause])
}
