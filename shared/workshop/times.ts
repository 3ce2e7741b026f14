/** Times of day as minutes, and back. */
const DAY = 1440

/** Minutes since midnight; null where there is no time. */
export function clockAt(clock: string | null): number | null {
  if (clock === null) return null
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** "09:30" some minutes later; after midnight it counts from 00:00 again. */
export function clockAfter(clock: string | null, minutes: number): string | null {
  const from = clockAt(clock)
  if (from === null) return null
  const at = (((from + minutes) % DAY) + DAY) % DAY
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}
