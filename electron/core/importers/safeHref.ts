/** Which link targets may be kept: absolute http, https and mailto; nothing that runs. */

/** The absolute address for `href`, resolved against `base`; undefined when it may not be kept. */
export function safeHref(href: string | null | undefined, base?: string): string | undefined {
  const trimmed = href
    ?.replace(/[\p{Cc} ]+/gu, (run, at: number) => (at === 0 || /[\t\n\r]/.test(run) ? '' : ' '))
    .trim()
  if (!trimmed || trimmed.length > 4000 || trimmed.startsWith('#')) return undefined
  try {
    const url = base === undefined ? new URL(trimmed) : new URL(trimmed, base)
    if (url.protocol === 'mailto:') return url.href
    if ((url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '') {
      // A password in an address is nobody's evidence.
      url.username = ''
      url.password = ''
      return url.href
    }
  } catch {
    return undefined
  }
  return undefined
}

/** The address of a web page: http or https only. */
export function pageAddress(href: string | null | undefined, base?: string): string | undefined {
  const safe = safeHref(href, base)
  return safe?.startsWith('http') ? safe : undefined
}
