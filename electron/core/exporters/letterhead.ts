/** A team's template on a web page: what stands above the words, below them, and at the foot of each printed page. */
import { fitWithin } from '#shared/model/template.ts'
import { type Brand, logoAddress } from './brand.ts'

const escape = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A text in a stylesheet: every sign that could end it, or the stylesheet, by its number. */
export const cssText = (value: string): string =>
  `"${value.replaceAll(/[^\p{L}\p{N}\p{Zs}.,;:!?()@/·–—-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`

/** At the foot of each page: what the team says there, and whose it is. */
export const footWords = ({ name, footer }: Brand): string => [name, footer].filter((part) => part !== '').join(' · ')

/** In CSS pixels, 96 to the inch. */
const LOGO = { width: 220, height: 64 } as const

export const hasBrand = ({ name, footer, accent, logo }: Brand): boolean =>
  name !== '' || footer !== '' || accent !== null || logo !== null

/** Where the page's own style ends with `letterStyle`, `head` stands first in its body and `foot` last. Empty without a template. */
export function letterhead(brand: Brand): { style: string; head: string; foot: string } {
  if (!hasBrand(brand)) return { style: '', head: '', foot: '' }
  const { name, accent, logo } = brand
  const size = logo && fitWithin(logo, LOGO)
  const image =
    logo && size
      ? `<img src="${logoAddress(logo)}" width="${size.width}" height="${size.height}" alt="${escape(name === '' ? 'Logo' : `Logo of ${name}`)}">`
      : ''
  const said = name === '' ? '' : `<p>${escape(name)}</p>`
  const foot = footWords(brand)
  const style = `
.letterhead { display: flex; align-items: center; gap: 0.9rem; max-width: 40rem; margin: 0 auto; padding: 2rem 1.5rem 0; color: var(--ink-2); font-size: 0.95rem; font-weight: 600; }
.letterhead p { margin: 0; }
.letterhead img { flex: none; }
.letterhead + main { padding-top: 1.5rem; }
.pagefoot { max-width: 40rem; margin: 0 auto; padding: 0 1.5rem 2rem; color: var(--ink-2); font-size: 0.8rem; }
@media screen and (prefers-color-scheme: dark) { .letterhead img { background: #fff; padding: 0.4rem; border-radius: 4px; } }
@media print { .letterhead { max-width: none; padding: 0 0 6mm; } .letterhead + main { padding-top: 0; } .pagefoot { display: none; } }
${
  accent === null
    ? ''
    : `@media print { h2 { color: #${accent}; } h1 { padding-bottom: 0.35rem; border-bottom: 2px solid #${accent}; } }
@media screen and (prefers-color-scheme: light) { :root { --link: #${accent}; } h2 { color: #${accent}; } h1 { padding-bottom: 0.35rem; border-bottom: 2px solid #${accent}; } }`
}
${foot === '' ? '' : `@page { @bottom-left { content: ${cssText(foot)}; font: 9px Inter, "Segoe UI", sans-serif; color: #565048; } @bottom-center { content: none; } @bottom-right { content: counter(page) " / " counter(pages); font: 9px Inter, "Segoe UI", sans-serif; color: #565048; } }`}
`
  const head = image === '' && said === '' ? '' : `<header class="letterhead">${image}${said}</header>\n`
  return { style, head, foot: foot === '' ? '' : `\n<footer class="pagefoot">${escape(foot)}</footer>` }
}
