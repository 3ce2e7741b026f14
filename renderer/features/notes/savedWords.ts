/** What the bar says about saving, from the replica's state. */
import type { SaveState } from '#renderer/data/noteReplica.ts'
import type { SavedStateValue } from '#renderer/ui/feedback/SavedState.tsx'

export function savedWords(state: SaveState, editedAt: number): SavedStateValue {
  switch (state.kind) {
    case 'saved':
      return { kind: 'saved', at: state.at ?? editedAt }
    case 'saving':
      // As it stood when it was saved: another time would be drawn, and drawn back, at every key.
      return { kind: 'saving', lastAt: state.lastAt ?? editedAt }
    case 'kept':
      return {
        kind: 'warn',
        text:
          state.because === undefined
            ? 'Kept in this window; saving resumes when the store is back'
            : `Kept in this window. ${state.because}`,
      }
    case 'unsafe':
      return { kind: 'warn', text: state.message }
  }
}
