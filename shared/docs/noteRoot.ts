/** Where a note's text lies in its document, as the editor's binding expects it. */
import * as Y from 'yjs'
import { NOTE_ROOT } from './layout.ts'

/** The root of a note's text; reading it makes it exist with its type. */
export const noteRootOf = (doc: Y.Doc): Y.XmlText => doc.get(NOTE_ROOT, Y.XmlText)
