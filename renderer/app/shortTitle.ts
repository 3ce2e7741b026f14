/** Letters of one name in a window’s title, of which it has two at most; the shell takes 300 UTF-16 units in all. */
const MOST = 70

/** A name as it stands in a window's title. */
export function shortTitle(name: string): string {
  const letters = [...name]
  return letters.length <= MOST
    ? name
    : `${letters
        .slice(0, MOST - 1)
        .join('')
        .trimEnd()}…`
}
