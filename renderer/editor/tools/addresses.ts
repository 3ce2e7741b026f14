/** Addresses in notes: what may be linked, and how one that was typed is meant. */

const allowed = new Set(['http:', 'https:', 'mailto:'])

/** The address as it is kept: a missing scheme is added; null for what is no http(s) or mailto address. */
export function normaliseAddress(typed: string): string | null {
  const text = typed.trim()
  if (text === '' || /\s/.test(text)) return null
  const isMail = /^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)
  const isBare = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:].*)?$/u.test(text)
  const candidate = isMail ? `mailto:${text}` : isBare ? `https://${text}` : text
  try {
    return allowed.has(new URL(candidate).protocol) ? candidate : null
  } catch {
    return null
  }
}

/** Finds addresses in running text; the sentence's own punctuation at the end is not part of them. */
const inText = /(?:https?:\/\/|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]}]/

/** For Lexical's AutoLinkPlugin. */
export function matchAddress(text: string): { index: number; length: number; text: string; url: string } | null {
  const match = inText.exec(text)
  const url = match && normaliseAddress(match[0])
  return match && url ? { index: match.index, length: match[0].length, text: match[0], url } : null
}
