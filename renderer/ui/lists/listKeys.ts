/** The keyboard of lists, without React: which row a key leads to, and type-ahead. */

export const TYPE_AHEAD_MS = 700

/** The index a movement key leads to, or undefined if the key does not move. */
export function indexForKey(key: string, current: number, count: number, pageSize: number): number | undefined {
  if (count === 0) return undefined
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, current + 1)
    case 'ArrowUp':
      return Math.max(0, current - 1)
    case 'PageDown':
      return Math.min(last, current + Math.max(1, pageSize))
    case 'PageUp':
      return Math.max(0, current - Math.max(1, pageSize))
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

export interface TypeAhead {
  /** Takes one typed character; the row to go to, or undefined. `now` in milliseconds. */
  type: (
    character: string,
    current: number,
    now: number,
    count: number,
    textAt: (index: number) => string | undefined,
  ) => number | undefined
  /** Whether a word is being typed, so that a letter with a meaning of its own is part of it. */
  isTyping: (now: number) => boolean
}

/** As one types it: without accents, in small letters. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

/** The same letter again goes on to the next row that begins with it; several letters look for the word. */
export function createTypeAhead(): TypeAhead {
  let typed = ''
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    isTyping: (now) => typed !== '' && now - lastAt < TYPE_AHEAD_MS,
    type: (character, current, now, count, textAt) => {
      typed = now - lastAt < TYPE_AHEAD_MS ? typed + fold(character) : fold(character)
      lastAt = now
      const letters = Array.from(typed)
      const isRepeat = letters.length > 1 && new Set(letters).size === 1
      const wanted = isRepeat ? (letters[0] ?? '') : typed
      const start = letters.length === 1 || isRepeat ? current + 1 : current
      for (let step = 0; step < count; step++) {
        const index = (start + step) % count
        const text = textAt(index)
        if (text !== undefined && fold(text).startsWith(wanted)) return index
      }
      return undefined
    },
  }
}
