/**
 * The editor's undo: only what this window's person did. Stock settings also delete what a peer wrote into a
 * paragraph when the making of that paragraph is undone; here a container stays as long as somebody else's
 * undeleted content is in it.
 */
import * as Y from 'yjs'

/** Keystrokes closer than this, in milliseconds, are undone together. */
const CAPTURE_MS = 500

function holdsForeignContent(type: { _start: Y.Item | null }, own: number): boolean {
  const isForeign = (item: Y.Item): boolean => {
    if (item.deleted) return false
    const { content } = item
    // What a container is like (its attributes) is no reason to keep it, what is in it is.
    const isWords = content instanceof Y.ContentString || content instanceof Y.ContentType
    if (isWords && item.id.client !== own) return true
    return content instanceof Y.ContentType && holdsForeignContent(content.type, own)
  }
  for (let item = type._start; item !== null; item = item.right) if (isForeign(item)) return true
  return false
}

/** An undo manager for one note. `origin` is the binding whose changes it takes back; add others when it is replaced. */
export function createNoteUndo(doc: Y.Doc, root: Y.XmlText, origin: unknown): Y.UndoManager {
  return new Y.UndoManager(root, {
    captureTimeout: CAPTURE_MS,
    trackedOrigins: new Set([origin]),
    deleteFilter: (item) =>
      !(item.content instanceof Y.ContentType && holdsForeignContent(item.content.type, doc.clientID)),
  })
}
