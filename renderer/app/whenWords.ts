/** When something happened, as short as it is clear: the hour today, the day this year. */
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

export function whenWords(at: number, now: Date = new Date()): string {
  const date = new Date(at)
  if (date.toDateString() === now.toDateString()) return `Today ${hour.format(date)}`
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday'
  return (date.getFullYear() === now.getFullYear() ? dayOfYear : day).format(date)
}
