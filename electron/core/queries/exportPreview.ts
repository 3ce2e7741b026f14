/** The beginning of a document that is about to leave, by the same hands that write it. */
import type { Root, RootContent } from 'mdast'
import { wordsOf } from '../exporters/office/docx/wordsOf.ts'
import type { ExportPreview, ExportSubject } from '#shared/contract/exportSubjects.ts'
import { valueWords } from '#shared/insight/table.ts'
import { picturesBeside } from '../exporters/picturesIn.ts'
import { renderMarkdown, renderPage, fileNameOf } from '../exporters/render.ts'
import { workspaceStyle } from '../exporters/sourceReference.ts'
import type { SheetTable } from '../exporters/tables.ts'
import type { Query } from './context.ts'
import { exportDocument, preparedExport } from './exportDocument.ts'

/** What fills about ten pages; a book of thousands of quotes takes half a minute to be set. */
const [MOST_BLOCKS, MOST_LETTERS, MOST_ROWS] = [140, 24_000, 40]
/** Beside the file, as it would be. */
const PICTURES = 'pictures'
/** Rows of one table within the pages. */
const MOST_TABLE_ROWS = 120

const isAside = (node: RootContent): boolean => node.type === 'footnoteDefinition' || node.type === 'definition'

/** The first blocks of a tree; what they refer to comes along, because it is written only where it is referred to. */
export function beginningOf(tree: Root): { tree: Root; isCut: boolean } {
  const kept: RootContent[] = []
  let [blocks, letters, isCut] = [0, 0, false]
  for (const node of tree.children) {
    if (isAside(node)) {
      kept.push(node)
      continue
    }
    if (blocks >= MOST_BLOCKS || letters > MOST_LETTERS) {
      isCut = true
      continue
    }
    blocks += 1
    if (node.type === 'table' && node.children.length > MOST_TABLE_ROWS) {
      isCut = true
      kept.push({ ...node, children: node.children.slice(0, MOST_TABLE_ROWS) })
      letters = MOST_LETTERS + 1
      continue
    }
    letters += wordsOf(node).length
    kept.push(node)
  }
  return { tree: { ...tree, children: kept }, isCut }
}

/** A list of sources or footnotes belong to it; of tables only a plan's cites. */
const isCited = ({ kind }: ExportSubject, isTable: boolean): boolean =>
  kind === 'plan' || (!isTable && ['note', 'source', 'code', 'search', 'evidenceBook'].includes(kind))

const rowsOf = ({ columns, rows }: SheetTable): string[][] =>
  rows.slice(0, MOST_ROWS).map((row) => columns.map(({ kind }, at) => valueWords(row[at] ?? null, kind)))

export const exportPreview: Query<'exportPreview'> = {
  tables: exportDocument.tables,
  readsText: true,
  run: ({ as, ...asked }, context) => {
    const prepared = preparedExport(asked, context)
    if (!prepared) return null
    const { document, brand, replaced } = prepared
    const { title, language, tables, pictures } = document
    const style = isCited(asked.subject, as === 'table') ? (asked.style ?? workspaceStyle(context.db)) : null
    const head = { fileName: fileNameOf(title, '').replace(/\.$/, ''), replaced, style }
    const shownAs = (shown: ExportPreview['shown'], isCut: boolean): ExportPreview => ({ ...head, shown, isCut })
    if (as === 'table') {
      const [main] = tables ?? []
      if (main === undefined) return shownAs({ kind: 'nothing' }, false)
      const columns = main.columns.map(({ label }) => label)
      return shownAs({ kind: 'table', columns, rows: rowsOf(main) }, main.rows.length > MOST_ROWS)
    }
    const { tree, isCut } = beginningOf(document.tree)
    return as === 'markdown'
      ? shownAs({ kind: 'text', text: renderMarkdown(picturesBeside(tree, pictures, PICTURES).tree) }, isCut)
      : shownAs({ kind: 'pages', html: renderPage(tree, title, language, brand, pictures) }, isCut)
  },
}
