/** Every figure of the command `insight`, by its word. */
import { agreement } from './agreement.ts'
import { cooccurrence, frequencies, phaseNorm, saturation, stance } from './codings.ts'
import type { FigureCommand } from './figure.ts'
import { giving, states } from './people.ts'

export const figures: Readonly<Record<string, FigureCommand>> = {
  'phase-norm': phaseNorm,
  frequencies,
  cooccurrence,
  saturation,
  stance,
  agreement,
  states,
  giving,
}
