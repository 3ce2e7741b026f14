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
  return new NoteUndo(root, {
    trackedOrigins: new Set([origin]),
    captureTimeout,
    deleteFilter: (item) => !holdsOthers(item, doc.clientID),
  })
}

/**
 * The binding writes a moved text (a paragraph split, a list made) anew, under the name of whoever moved it; the
 * original may be gone when the move is undone. So each undo is measured: if more goes than was typed in that step,
 * the step stays done and is left out of the history.
 */
class NoteUndo extends Y.UndoManager {
  readonly #root: Y.XmlText

  constructor(root: Y.XmlText, options: ConstructorParameters<typeof Y.UndoManager>[1]) {
    super(root, options)
    this.#root = root
  }

  override undo(): ReturnType<Y.UndoManager['undo']> {
    const before = charactersOf(this.#root)
    const step = super.undo()
    if (step === null) return null
    const lost = subtract(before, charactersOf(this.#root))
    if (lost.size === 0) return step
    const typed = subtract(charactersIn(this.doc, step.insertions), charactersIn(this.doc, step.deletions))
    if ([...lost].every(([char, count]) => count <= (typed.get(char) ?? 0))) return step
    super.redo()
    this.undoStack.pop()
    return null
  }
}

type Counts = Map<string, number>

function add(counts: Counts, text: string): void {
  for (const char of text) if (char.trim() !== '') counts.set(char, (counts.get(char) ?? 0) + 1)
}

/** What `from` has more often than `taken`. */
function subtract(from: Counts, taken: Counts): Counts {
  const rest: Counts = new Map()
  for (const [char, count] of from) {
    const left = count - (taken.get(char) ?? 0)
    if (left > 0) rest.set(char, left)
  }
  return rest
}

function charactersOf(root: Y.XmlText): Counts {
  const counts: Counts = new Map()
  const visit: Y.XmlText[] = [root]
  for (let element = visit.pop(); element !== undefined; element = visit.pop()) {
    for (let item = element._start; item !== null; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentString) add(counts, item.content.str)
      else if (item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText)
        visit.push(item.content.type)
    }
  }
  return counts
}

function charactersIn(doc: Y.Doc, structs: Parameters<typeof Y.iterateDeletedStructs>[1]): Counts {
  const counts: Counts = new Map()
  doc.transact((transaction) =>
    Y.iterateDeletedStructs(transaction, structs, (struct) => {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) add(counts, struct.content.str)
    }),
  )
  return counts
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
