/** A pack as Markdown and as web pages, and the names behind its pseudonyms in a folder of their own. */
import { stringify } from 'csv-stringify/sync'
import type { Pack } from '#shared/workshop/pack.ts'
import type { Brand } from '../../exporters/brand.ts'
import { renderMarkdown, renderPage } from '../../exporters/render.ts'
import { type PackPart, partsOf } from './asDocuments.ts'
import { cardsPage } from './cardsPage.ts'
import { deckPage } from './deckPage.ts'
import type { PackFile, PackWriter } from './packFile.ts'
import { sheetsPage } from './sheetsPage.ts'

export const markdownFiles: PackWriter = (pack) =>
  partsOf(pack).map(({ name, document }) => ({ name: `${name}.md`, content: renderMarkdown(document.tree) }))

/** Of deck, cards and sheets there are pages in the shape of a screen and of paper. */
const shaped: Readonly<Record<string, (pack: Pack, brand: Brand) => string>> = {
  deck: deckPage,
  cards: cardsPage,
  sheets: sheetsPage,
}

/** One part as a page: for a screen, and as it is printed. */
const pageOf = (pack: Pack, { name, document: { tree, title, language } }: PackPart, brand: Brand): string =>
  shaped[name]?.(pack, brand) ?? renderPage(tree, title, language, brand)

export const pageFiles: PackWriter = (pack, { brand }) =>
  partsOf(pack).map((part) => ({ name: `${part.name}.html`, content: pageOf(pack, part, brand) }))

/** The page of the part with this name; null where the pack has none. */
export function pageNamed(pack: Pack, name: string, brand: Brand): string | null {
  const part = partsOf(pack).find((each) => each.name === name)
  return part === undefined ? null : pageOf(pack, part, brand)
}

/** Where the names are: apart, so that the rest can be handed on as one. */
export const APART = 'kept-apart'

/** A cell that begins like a formula is not one. */
export const nameFiles = ({ nameKey }: Pick<Pack, 'nameKey'>): PackFile[] => [
  {
    name: `${APART}/names.csv`,
    content: stringify(nameKey, {
      header: true,
      columns: ['pseudonym', 'kind', 'name'],
      escape_formulas: true,
      bom: true,
    }),
  },
]
