/** A source in the few words of a row: who, what kind, how long. */
import { BookOpen, FileText, FileType, Globe, Hash, type LucideIcon, Quote, ScrollText } from 'lucide-react'
import type { SourceRow } from '#shared/contract/views.ts'
import type { SourceKind } from '#shared/model/source.ts'

export const kindIcons: Readonly<Record<SourceKind, LucideIcon>> = {
  html: Globe,
  pdf: FileType,
  docx: FileText,
  markdown: Hash,
  text: ScrollText,
  epub: BookOpen,
  reference: Quote,
}

export const kindWords: Readonly<Record<SourceKind, string>> = {
  html: 'Web page',
  pdf: 'PDF',
  docx: 'Word document',
  markdown: 'Markdown',
  text: 'Text',
  epub: 'E-book',
  reference: 'Reference',
}

const joinNames = (names: readonly string[]): string => {
  if (names.length <= 2) return names.join(' and ')
  return `${names[0]} and ${names.length - 1} others`
}

/** "Ada Lovelace and Mary Somerville · The Quarterly"; empty when nothing is known. */
export const bylineOf = (source: Pick<SourceRow, 'authors' | 'siteName'>): string =>
  [joinNames(source.authors), source.siteName ?? ''].filter((part) => part !== '').join(' · ')

const number = new Intl.NumberFormat('en')

/** "PDF, 18 pages", "1,240 words". */
export function lengthInWords({ kind, pages, words }: Pick<SourceRow, 'kind' | 'pages' | 'words'>): string {
  if (kind === 'reference') return words === 0 ? 'Reference, no text' : 'Reference with abstract'
  if (pages !== null) return `${kindWords[kind]}, ${pages} ${pages === 1 ? 'page' : 'pages'}`
  return `${number.format(words)} ${words === 1 ? 'word' : 'words'}`
}
