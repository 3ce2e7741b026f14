/** The class of each part of a note, from note.module.css. */
import type { EditorThemeClasses } from 'lexical'
import styles from './note.module.css'

const of = (name: string): string => styles[name] ?? ''

export const noteTheme: EditorThemeClasses = {
  paragraph: of('paragraph'),
  heading: { h1: of('h1'), h2: of('h2'), h3: of('h3'), h4: of('h4'), h5: of('h4'), h6: of('h4') },
  quote: of('quotation'),
  code: of('code'),
  link: of('link'),
  list: {
    ul: of('list'),
    ol: of('list'),
    listitem: of('item'),
    nested: { listitem: of('nested') },
    checklist: of('checklist'),
    listitemChecked: of('checked'),
    listitemUnchecked: of('unchecked'),
  },
  table: of('table'),
  tableScrollableWrapper: of('tableFrame'),
  tableCell: of('cell'),
  tableCellHeader: of('headerCell'),
  tableCellSelected: of('selectedCell'),
  tableSelection: of('tableSelection'),
  text: {
    bold: of('bold'),
    italic: of('italic'),
    strikethrough: of('strike'),
    code: of('inlineCode'),
    subscript: of('subscript'),
    superscript: of('superscript'),
    highlight: of('highlight'),
  },
}
