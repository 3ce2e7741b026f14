/** By what a reference is known again in another file: DOI, address, or title with year and first author. */
import { parseName } from './names.ts'
import { plainDoi } from './registers.ts'

export interface SamenessKeys {
  doi: string | null
  url: string | null
  title: string | null
}

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Without what does not change the page: scheme, "www.", a last slash, a fragment that is none of its own. */
const urlKey = (url: string): string =>
  url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#(?![!/]).*$/s, '')
    .replace(/\/+$/, '')
    .replace(/^[^/]+/, (host) => host.toLowerCase())

const doiInUrl = (url: string): string | undefined =>
  /^https?:\/\/(?:dx\.)?doi\.org\/(10\.\d{4,}\/\S+)$/i.exec(url)?.[1]

/** Shorter titles ("Introduction") are not enough to know anything by. */
const ENOUGH = 8

/** Null: not known by that. A title counts only together with a year or an author. */
export function samenessKeys(of: {
  title: string | null
  authors: readonly string[]
  publishedOn?: string | null | undefined
  url?: string | null | undefined
  DOI?: string | null | undefined
}): SamenessKeys {
  const doi = of.DOI ?? (of.url == null ? undefined : doiInUrl(of.url))
  const title = letters(of.title ?? '')
  const [author] = of.authors
  const name = author === undefined ? undefined : parseName(author)
  // Particles are written or left out as it comes.
  const first = letters(name?.family ?? name?.literal ?? '')
  const year = of.publishedOn?.slice(0, 4) ?? ''
  return {
    doi: doi == null ? null : plainDoi(doi).toLowerCase(),
    url: of.url == null || doiInUrl(of.url) !== undefined ? null : urlKey(of.url),
    title: title.length < ENOUGH || (first === '' && year === '') ? null : `${title}|${year}|${first}`.slice(0, 1200),
  }
}
