/** Stances as bits, so that one number says what several coders said of one quote. */
import type { Stance } from '../model/coding.ts'

/** In the order in which they are shown; the place is the bit. */
export const stances = ['supports', 'disputes', 'illustrates'] as const satisfies readonly Stance[]
