/** A link's address without what only follows people about. */

/** What campaigns and sharing buttons append. */
const tracking = /^(utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs(enc|mi)|mkt_tok|ref_src|s_cid)$/i

/** Redirects whose parameter holds the address that is meant. */
const redirects: readonly { host: RegExp; path: string; parameter: string }[] = [
  { host: /(^|\.)google\.[a-z.]+$/, path: '/url', parameter: 'q' },
  { host: /(^|\.)safelinks\.protection\.outlook\.com$/, path: '/', parameter: 'url' },
  { host: /^l\.facebook\.com$/, path: '/l.php', parameter: 'u' },
]

/** Null for what is no http(s), mailto or commonplace address. */
export function cleanAddress(href: string, depth = 0): string | null {
  const text = href.trim()
  if (/^commonplace:/i.test(text)) return text
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  if (url.protocol === 'mailto:') return text
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  for (const { host, path, parameter } of redirects) {
    const meant = host.test(url.hostname) && url.pathname === path ? url.searchParams.get(parameter) : null
    if (meant !== null && depth < 3) return cleanAddress(meant, depth + 1)
  }
  const followed = [...url.searchParams.keys()].filter((name) => tracking.test(name))
  if (followed.length === 0) return text
  for (const name of followed) url.searchParams.delete(name)
  return url.href
}
