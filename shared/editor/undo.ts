/**
 * Undo for one window on a note. It takes back only what this window did, and never takes a colleague's words along:
 * stock settings delete a paragraph that one typed although somebody else has written in it since.
 */
import * as Y from 'yjs'

export interface NoteUndoOptions {
  /** Milliseconds within which edits count as one step. */
  captureTimeout?: number
}

/** An undo manager for the edits that carry `origin` (the editor's binding). Destroy it with the editor. */
export function createNoteUndo(
  doc: Y.Doc,
  root: Y.XmlText,
  origin: unknown,
  { captureTimeout = 500 }: NoteUndoOptions = {},
): Y.UndoManager {
  return new Y.UndoManager(root, {
    trackedOrigins: new Set([origin]),
    captureTimeout,
    deleteFilter: (item) => !holdsOthers(item, doc.clientID),
  })
}

/** Whether deleting the item would take away characters or nodes of another client that still stand. */
function holdsOthers(item: Y.Item, own: number): boolean {
  // What an element is stands in its properties: those it was made with stay as long as it stays.
  if (item.parentSub !== null && item.left === null) {
    const container = item.parent instanceof Y.AbstractType ? item.parent._item : null
    return container !== null && !container.deleted && holdsOthers(container, own)
  }
  if (!(item.content instanceof Y.ContentType)) return false
  const { type } = item.content
  if (type instanceof Y.Map) return textBelongsToOthers(item, own)
  if (!(type instanceof Y.XmlText)) return false
  // Without recursion: a merge can nest without limit.
  const visit: Y.XmlText[] = [type]
  for (let element = visit.pop(); element !== undefined; element = visit.pop()) {
    for (let inner = element._start; inner !== null; inner = inner.right) {
      if (inner.deleted) continue
      if (inner.id.client !== own) return true
      if (inner.content instanceof Y.ContentType && inner.content.type instanceof Y.XmlText)
        visit.push(inner.content.type)
    }
  }
  return false
}

/** A text's map is followed by its characters; without the map, the binding would delete them. */
function textBelongsToOthers(map: Y.Item, own: number): boolean {
  for (let item = map.right; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) {
      if (item.id.client !== own) return true
    } else if (item.content instanceof Y.ContentType) return false
  }
  return false
}
