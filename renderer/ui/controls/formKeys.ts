/** Keys of a form's text of several lines. */
import type { KeyboardEvent } from 'react'

/** Mod+Enter saves and Escape gives up, whatever stands around the form; no other key of the app acts while one writes. */
export const formKeys =
  (save: () => void, cancel: () => void) =>
  (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const isSaving = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!isSaving && event.key !== 'Escape') return
    event.preventDefault()
    if (isSaving) save()
    else cancel()
  }
