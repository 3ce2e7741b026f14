/** What stands between the brackets of a wiki link, and how it travels through a note's tree until it is known what it means. */

export interface WikiTarget {
  /** A note's or a file's name, with folders or without; '' for a place in the same note. */
  name: string
  /** A heading, without its sign; '' for none. */
  heading: string
  /** A block's name, without its sign; '' for none. */
  block: string
  /** What is to be read instead of the name. */
  shown: string | null
  isEmbed: boolean
  /** The whole of it, as written. */
  written: string
}

const PREFIX = 'vault:'

/** `[[name#heading|shown]]` or `![[…]]`; null for anything else. */
export function parseWikiLink(written: string): WikiTarget | null {
  const match = /^(!?)\[\[(.+)\]\]$/s.exec(written)
  if (!match) return null
  const [target = '', ...shown] = (match[2] ?? '').split('|')
  const [name = '', ...places] = target.split('#')
  const place = places.join('#')
  const inName = /^(.*)\^([\w-]+)$/.exec(name)
  return {
    name: (places.length === 0 && inName ? (inName[1] ?? '') : name).trim(),
    heading: place.startsWith('^') ? '' : place.trim(),
    block: place.startsWith('^') ? place.slice(1).trim() : places.length === 0 && inName ? (inName[2] ?? '') : '',
    shown: shown.length === 0 || shown.join('|').trim() === '' ? null : shown.join('|').trim(),
    isEmbed: match[1] === '!',
    written,
  }
}

/** What is read where the link stands. The number behind an embedded picture is its width. */
export function wikiLabel({ name, heading, shown, isEmbed, block }: WikiTarget): string {
  if (shown !== null && !(isEmbed && /^\d+(x\d+)?$/.test(shown))) return shown
  if (name === '') return heading === '' ? `^${block}` : heading
  return heading === '' ? name : `${name} > ${heading}`
}

/** The address of something that is not known yet: a wiki link or a tag, as written. */
export const toPendingUrl = (written: string): string => PREFIX + encodeURIComponent(written)

/** What stood there; null for an address that is one. */
export function fromPendingUrl(url: string): string | null {
  if (!url.startsWith(PREFIX)) return null
  try {
    return decodeURIComponent(url.slice(PREFIX.length))
  } catch {
    return null
  }
}

/** Block names allow no underscore, ids no hyphen. */
export const blockOfQuote = (quoteId: string): string => quoteId.replace('_', '-')

/** The quote that a block name stands for; null for a name that somebody gave. */
export function quoteOfBlock(block: string): string | null {
  return /^q-[0-9A-Za-z]{22}$/.test(block) ? block.replace('-', '_') : null
}
