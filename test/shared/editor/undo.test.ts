/** The cases that stock undo gets wrong, each by itself. */
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode } from 'lexical'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { bindingDrifted, repairBinding } from '#shared/editor/binding.ts'
import { noteToMarkdown, seedNote } from '#shared/editor/noteText.ts'
import { createNoteUndo } from '#shared/editor/undo.ts'
import { bindHeadless } from './support.ts'

function openNote(clientID: number, from?: Y.Doc) {
  const doc = new Y.Doc()
  doc.clientID = clientID
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from), 'start')
  else seedNote(doc)
  const bound = bindHeadless(doc)
  return { doc, ...bound, undo: createNoteUndo(doc, noteRootOf(doc), bound.binding, { captureTimeout: 0 }) }
}

type Note = ReturnType<typeof openNote>

const sync = (from: Note, to: Note) => {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), 'remote')
  to.editor.update(() => {}, { discrete: true })
}

const addParagraph = ({ editor }: Note, words: string) =>
  editor.update(() => void $getRoot().append($createParagraphNode().append($createTextNode(words))), { discrete: true })

const typeAtEnd = ({ editor }: Note, words: string) =>
  editor.update(
    () => {
      const last = $getRoot().getLastChild()
      if ($isElementNode(last)) last.selectEnd().insertText(words)
    },
    { discrete: true },
  )

test('undoing a paragraph leaves what a colleague wrote in it, in its paragraph', () => {
  const mine = openNote(10)
  const theirs = openNote(20, mine.doc)
  addParagraph(mine, 'mine ')
  sync(mine, theirs)
  typeAtEnd(theirs, 'theirs')
  sync(theirs, mine)
  mine.undo.undo()
  mine.editor.update(() => {}, { discrete: true })
  sync(mine, theirs)
  expect(noteToMarkdown(mine.doc)).toBe('theirs\n')
  expect(noteToMarkdown(theirs.doc)).toBe('theirs\n')
  expect(bindingDrifted(mine.editor, mine.doc)).toBe(false)
  mine.undo.redo()
  expect(noteToMarkdown(mine.doc)).toContain('theirs')
})

test('undo and redo go step by step through what one did oneself', () => {
  const note = openNote(10)
  const steps = ['one', ' two', ' three']
  addParagraph(note, '')
  for (const words of steps) typeAtEnd(note, words)
  const flush = () => note.editor.update(() => {}, { discrete: true })
  const seen: string[] = []
  for (const _ of steps) {
    note.undo.undo()
    flush()
    seen.push(noteToMarkdown(note.doc).trim())
  }
  for (const _ of steps) {
    note.undo.redo()
    flush()
    seen.push(noteToMarkdown(note.doc).trim())
  }
  expect(seen).toEqual(['one two', 'one', '', 'one', 'one two', 'one two three'])
  expect(bindingDrifted(note.editor, note.doc)).toBe(false)
})

test('undo takes back nothing that came from elsewhere', () => {
  const mine = openNote(10)
  const theirs = openNote(20, mine.doc)
  addParagraph(theirs, 'theirs')
  sync(theirs, mine)
  expect(mine.undo.undo()).toBeNull()
  addParagraph(mine, 'mine')
  mine.undo.undo()
  expect(noteToMarkdown(mine.doc)).toBe('theirs\n')
})

test('an editor that shows something else than its document is found and mended', () => {
  const note = openNote(10)
  addParagraph(note, 'right')
  expect(bindingDrifted(note.editor, note.doc)).toBe(false)
  note.editor.update(() => void $getRoot().append($createParagraphNode().append($createTextNode('wrong'))), {
    discrete: true,
    tag: 'collaboration',
  })
  expect(bindingDrifted(note.editor, note.doc)).toBe(true)
  repairBinding(note.editor, note.binding, note.doc)
  expect(bindingDrifted(note.editor, note.doc)).toBe(false)
  typeAtEnd(note, ' and on')
  expect(noteToMarkdown(note.doc)).toBe('right and on\n')
  expect(bindingDrifted(note.editor, note.doc)).toBe(false)
})

test('characters that a merge left without a text are shown, not deleted', () => {
  const doc = new Y.Doc()
  noteRootOf(doc).insert(0, 'stray')
  const { editor } = bindHeadless(doc)
  expect(noteToMarkdown(doc)).toBe('stray\n')
  expect(bindingDrifted(editor, doc)).toBe(false)
})
