/** Pictures in pasted HTML: read from its text, for an element would begin to load what it shows. */

/** A picture's tag; quoted values may hold a ">". */
const picture = /<img\b(?:[^"'<>]|"[^"]*"|'[^']*')*>/gi

const valueOf = (tag: string, name: string): string | undefined => {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

/** "🙂": what web pages draw as a picture so that it looks the same everywhere. */
const smileyOf = (tag: string): string | undefined => {
  const alt = valueOf(tag, 'alt')
  return alt !== undefined && /^(\p{Extended_Pictographic}|\p{Emoji_Component})+$/u.test(alt) && !/^[\d#*]+$/.test(alt)
    ? alt
    : undefined
}

/** A dot that only counts who opens a letter. */
const isDot = (tag: string): boolean =>
  ['width', 'height'].some((side) => /^[0-3](px)?$/.test(valueOf(tag, side)?.trim() ?? ''))

/** What an editor draws for a task's box. */
const isBox = (tag: string): boolean => valueOf(tag, 'aria-roledescription') === 'checkbox'

/** Pictures of smileys become the signs they stand for. */
export const keepSmileys = (html: string): string => html.replace(picture, (tag) => smileyOf(tag) ?? tag)

/** How many pictures a person would miss. */
export const countPictures = (html: string): number =>
  (html.match(picture) ?? []).filter((tag) => smileyOf(tag) === undefined && !isDot(tag) && !isBox(tag)).length
