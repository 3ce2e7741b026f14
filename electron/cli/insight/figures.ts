/** Every figure of the command `insight`, by its word. */
import { agreement } from './agreement.ts'
import { cooccurrence, frequencies, negativeCases, overSources, phaseNorm, saturation, stance } from './codings.ts'
import type { FigureCommand } from './figure.ts'
import { giving, states } from './people.ts'

export const figures: Readonly<Record<string, FigureCommand>> = {
  'phase-norm': phaseNorm,
  frequencies,
  cooccurrence,
  'over-sources': overSources,
  saturation,
  stance,
  'negative-cases': negativeCases,
  agreement,
  states,
  giving,
}
