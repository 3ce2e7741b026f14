/** Who gives whom how much: a mirror for us, which never lowers a person's state. */
import { isAct } from './acts.ts'
import { toDayNumber, type DayNumber } from './calendar.ts'
import { giveShare } from './proportions.ts'
import type { GiveAndTake, Interaction } from './types.ts'

/** Gives of this kind promote us; all others count as help. */
const PROMOTION = 'promotion'

/**
 * The panel's numbers up to and including `at`. Gives and acts are counted each, mutual ones for both sides. A give
 * on the day of the first ask did not come before it.
 */
export function giveAndTake(interactions: readonly Interaction[], at: DayNumber): GiveAndTake {
  const counts = { gives: 0, acts: 0, asks: 0, promotion: 0, paid: 0 }
  const asks: DayNumber[] = []
  let firstGive = Infinity
  let lastGive = -Infinity
  for (const interaction of interactions) {
    const { direction, kind, paid } = interaction
    const day = toDayNumber(interaction.date)
    if (day === null || day > at) continue
    if (paid === true) counts.paid++
    if (isAct(interaction)) counts.acts++
    if (direction === 'ask') asks.push(day)
    if (direction !== 'give' && direction !== 'mutual') continue
    counts.gives++
    if (kind?.trim().toLowerCase() === PROMOTION) counts.promotion++
    firstGive = Math.min(firstGive, day)
    lastGive = Math.max(lastGive, day)
  }
  return {
    ...counts,
    asks: asks.length,
    ...giveShare(counts.gives, counts.acts),
    gaveFirst: asks.length === 0 ? null : firstGive < Math.min(...asks),
    asksSinceGive: asks.filter((day) => day > lastGive).length,
    help: counts.gives - counts.promotion,
  }
}
