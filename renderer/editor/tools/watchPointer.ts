/** Whether the pointer is at work in a note's text, from its press there to its release anywhere. */
import type { LexicalEditor } from 'lexical'

/** Tells of each press and release until what is returned is called. */
export function watchPointer(editor: LexicalEditor, tell: (isPressed: boolean) => void): () => void {
  const down = (): void => tell(true)
  const up = (): void => tell(false)
  return editor.registerRootListener((root) => {
    if (root === null) return undefined
    root.addEventListener('pointerdown', down)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', up)
    return () => {
      root.removeEventListener('pointerdown', down)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', up)
    }
  })
}
