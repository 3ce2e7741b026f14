/** Carets of teammates: where they stand after anybody's typing, and what a device may not do with them. */
import { createHeadlessEditor } from '@lexical/headless'
import { $getRoot, $isElementNode, $isTextNode, type LexicalEditor } from 'lexical'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { bindNote, type NoteBinding } from '#renderer/editor/collab/bindNote.ts'
import { type Carets, createCarets } from '#renderer/editor/collab/carets.ts'
import { appNodes } from '#shared/editor/nodes.ts'
import { noteFromMarkdown } from '#shared/editor/noteText.ts'

interface Side {
  doc: Y.Doc
  editor: LexicalEditor
  carets: Carets
  awareness: Awareness
  binding: NoteBinding
}

const sides: Side[] = []
beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  for (const { binding, awareness } of sides.splice(0)) {
    binding.release()
    awareness.destroy()
  }
  vi.useRealTimers()
})

function side(doc: Y.Doc): Side {
  const awareness = new Awareness(doc)
  const carets = createCarets(awareness)
  const editor = createHeadlessEditor({
    nodes: appNodes,
    onError: (error) => {
      throw error
    },
  })
  const made = { doc, editor, carets, awareness, binding: bindNote(editor, doc, undefined, carets) }
  sides.push(made)
  return made
}

function two(markdown: string): [Side, Side] {
  const doc = new Y.Doc()
  noteFromMarkdown(doc, markdown)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return [side(doc), side(copy)]
}

function meet(a: Side, b: Side): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc), 'core')
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc), 'core')
  for (const { editor } of [a, b]) editor.update(() => undefined, { discrete: true })
  vi.advanceTimersByTime(200)
  applyAwarenessUpdate(b.awareness, encodeAwarenessUpdate(a.awareness, [a.awareness.clientID]), 'core')
  applyAwarenessUpdate(a.awareness, encodeAwarenessUpdate(b.awareness, [b.awareness.clientID]), 'core')
}

/** Puts the caret after `words`, which stand in the first text of a paragraph. */
function putCaretAfter({ editor, carets }: Side, words: string): void {
  carets.focused(true)
  editor.update(
    () => {
      for (const text of $getRoot().getAllTextNodes()) {
        const at = text.getTextContent().indexOf(words)
        if (at >= 0) text.select(at + words.length, at + words.length)
      }
    },
    { discrete: true },
  )
}

/** The text before a shown caret, up to the start of its block. */
function before({ editor, carets }: Side): string[] {
  return carets.shown().map(({ focus }) =>
    editor.getEditorState().read(() => {
      const node = editor.getEditorState()._nodeMap.get(focus.key)
      if ($isTextNode(node)) return node.getTextContent().slice(0, focus.offset)
      return $isElementNode(node) ? `<${focus.offset}>` : '?'
    }),
  )
}

const owner = { memberId: 'm_ines', name: 'Ines' }

describe('a teammate’s caret', () => {
  it('stands where they put it, and stays with its words when others type before it', () => {
    const [a, b] = two('The kiln was cold.')
    a.carets.setOwner(owner)
    putCaretAfter(a, 'The kiln')
    meet(a, b)
    expect(before(b)).toEqual(['The kiln'])
    expect(b.carets.shown()[0]).toMatchObject({ memberId: 'm_ines', name: 'Ines' })
    b.editor.update(() => $getRoot().getAllTextNodes()[0]?.spliceText(0, 0, 'Truly: '), { discrete: true })
    meet(a, b)
    expect(a.carets.shown()).toEqual([])
    expect(before(b)).toEqual(['Truly: The kiln'])
  })
  it('is shown to nobody while it has no owner, or the text has lost the focus', () => {
    const [a, b] = two('Some words')
    putCaretAfter(a, 'Some')
    meet(a, b)
    expect(b.carets.shown()).toEqual([])
    a.carets.setOwner(owner)
    meet(a, b)
    expect(b.carets.shown()).toHaveLength(1)
    a.carets.focused(false)
    meet(a, b)
    expect(b.carets.shown()).toEqual([])
  })
  it('goes with the editor', () => {
    const [a, b] = two('Some words')
    a.carets.setOwner(owner)
    putCaretAfter(a, 'Some')
    meet(a, b)
    a.carets.leave()
    meet(a, b)
    expect(b.carets.shown()).toEqual([])
  })
  it('is told at most every 80 ms, however fast it moves', () => {
    const [a] = two('abcdefghij')
    let told = 0
    a.awareness.on('change', () => told++)
    a.carets.setOwner(owner)
    for (const words of ['ab', 'abc', 'abcd', 'abcde', 'abcdef']) putCaretAfter(a, words)
    vi.advanceTimersByTime(79)
    expect(told).toBe(0)
    vi.advanceTimersByTime(1)
    expect(told).toBe(1)
  })
})

describe('whatever another device says', () => {
  it('neither throws, nor shows more than a dozen, nor makes a root in the document', () => {
    const [a] = two('Some words')
    const json = fc.jsonValue({ maxDepth: 3 })
    const id = fc.record({ client: fc.nat(), clock: fc.nat() })
    const position = fc.oneof(
      json,
      fc.record({ type: fc.option(id), tname: fc.option(fc.string()), item: fc.option(id), assoc: fc.integer() }),
    )
    const state = fc.oneof(
      json,
      fc.record({ memberId: fc.string(), name: fc.string(), anchorPos: position, focusPos: position }),
    )
    const roots = [...a.doc.share.keys()]
    fc.assert(
      fc.property(fc.array(state, { maxLength: 40 }), (states) => {
        a.awareness.states.clear()
        states.forEach((each, index) => a.awareness.states.set(index + 1, each as Record<string, unknown>))
        expect(a.carets.shown().length).toBeLessThanOrEqual(12)
      }),
      { numRuns: 500 },
    )
    expect([...a.doc.share.keys()]).toEqual(roots)
  })
})
