/** Days of a relationship in words. */

const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** "14 May 2026". */
export const dayWords = (iso: string): string => words.format(new Date(`${iso}T00:00:00Z`))
