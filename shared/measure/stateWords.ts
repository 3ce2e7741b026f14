/** What the states are called, and the order in which they are shown. */
import type { State } from './types.ts'

export const states: readonly State[] = ['growing', 'strong', 'weakening', 'failed', 'too-early']

const NAMES: Readonly<Record<State, string>> = {
  'too-early': 'Too early to tell',
  growing: 'Growing',
  strong: 'Strong',
  weakening: 'Weakening',
  failed: 'Failed',
}

export const stateInWords = (state: State): string => NAMES[state]
