/** Asks onto which step something is put, from wherever a quote or a note is at hand; the picker is StepPicker.tsx. */
import { useSyncExternalStore } from 'react'
import type { EvidenceTarget } from '#shared/model/plan.ts'

/** What is to be put onto a step, with its words: quoted ones, or a note's title. */
export interface Asked {
  target: EvidenceTarget
  text: string
  /** Where it is from; empty for a note. */
  from: string
}

let asked: Asked | null = null
const listeners = new Set<() => void>()

function tell(next: Asked | null): void {
  asked = next
  for (const listener of listeners) listener()
}

export const askForStep = (what: Asked): void => tell(what)
export const doneAsking = (): void => tell(null)

export const useAsked = (): Asked | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )
