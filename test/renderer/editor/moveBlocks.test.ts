// @vitest-environment jsdom
/** Blocks and a list's items change places, and nothing of a note is ever lost on the way. */
import * as fc from 'fast-check'
import { $getRoot, $isTextNode, createEditor, type LexicalEditor, type LexicalNode } from 'lexical'
import { describe, expect, it } from 'vitest'
import { $nodesFromTree, treeFromState } from '#shared/editor/lexicalTree.ts'
import { treeFromMarkdown } from '#shared/editor/markdown/fromMarkdown.ts'
import { treeToMarkdown } from '#shared/editor/markdown/toMarkdown.ts'
import { appNodes } from '#shared/editor/nodes.ts'
import { $moveBlocks } from '#renderer/editor/tools/moveBlocks.ts'

function editorWith(markdown: string): LexicalEditor {
  const editor = createEditor({
    nodes: appNodes,
    onError: (error) => {
      throw error
    },
  })
  editor.update(() => void $getRoot().append(...$nodesFromTree(treeFromMarkdown(markdown))), { discrete: true })
  return editor
}

const textNodes = (): LexicalNode[] => $getRoot().getAllTextNodes()

/** Moves what stands from the text `from` to the text `to`. */
function moved(editor: LexicalEditor, from: string, isUp: boolean, to = from): string {
  editor.update(
    () => {
      const [a, b] = [from, to].map((words) => textNodes().find((node) => node.getTextContent() === words))
      if (!$isTextNode(a) || !$isTextNode(b)) throw new Error('no such words')
      const selection = a.select(0, 0)
      selection.focus.set(b.getKey(), b.getTextContentSize(), 'text')
      $moveBlocks(isUp)
    },
    { discrete: true },
  )
  return treeToMarkdown(treeFromState(editor.getEditorState()))
}

describe('moving', () => {
  it('takes a block past its neighbour, several together, and stops at the ends', () => {
    expect(moved(editorWith('# a\n\nb\n\nc'), 'b', true)).toBe('b\n\n# a\n\nc\n')
    expect(moved(editorWith('a\n\nb\n\nc\n\nd'), 'a', false, 'b')).toBe('c\n\na\n\nb\n\nd\n')
    expect(moved(editorWith('a\n\nb\n\nc'), 'b', true, 'c')).toBe('b\n\nc\n\na\n')
    expect(moved(editorWith('a\n\nb'), 'a', true)).toBe('a\n\nb\n')
    expect(moved(editorWith('a\n\n| x | y |\n| - | - |\n| 1 | 2 |'), '1', true)).toMatch(/^\| x \| y \|[^]*a\n$/)
  })

  it('takes an item with what hangs under it', () => {
    expect(moved(editorWith('- a\n  - a1\n- b\n- c'), 'a', false)).toBe('- b\n- a\n  - a1\n- c\n')
    expect(moved(editorWith('- a\n  - a1\n  - a2\n- b'), 'b', true)).toBe('- b\n- a\n  - a1\n  - a2\n')
    expect(moved(editorWith('- a\n  - a1\n  - a2'), 'a2', true)).toBe('- a\n  - a2\n  - a1\n')
    expect(moved(editorWith('- [x] a\n- [ ] b'), 'b', true)).toBe('- [ ] b\n- [x] a\n')
  })

  it('takes the last item of a list past the block below, into the list there or one of its own', () => {
    expect(moved(editorWith('- a\n- b\n\nwords'), 'b', false)).toBe('- a\n\nwords\n\n- b\n')
    expect(moved(editorWith('- a\n- b\n\nwords\n\n- c'), 'b', false)).toBe('- a\n\nwords\n\n- b\n- c\n')
    expect(moved(editorWith('words\n\n1. a\n2. b'), 'a', true)).toBe('1. a\n\nwords\n\n1. b\n')
    expect(moved(editorWith('words\n\n- a'), 'a', true)).toBe('- a\n\nwords\n')
  })

  it('keeps every word, whatever is moved where', () => {
    const block = fc.constantFrom('# h', 'p', '- i\n- j\n  - k\n- l', '1. m\n2. n', '> q', '- [ ] t\n- [x] u')
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), fc.nat(), fc.boolean(), (blocks, pick, isUp) => {
        let count = 0
        const editor = editorWith(blocks.join('\n\n').replace(/\b[a-z]\b/g, (letter) => `${letter}${++count}`))
        const words = (): string[] =>
          editor.getEditorState().read(() =>
            textNodes()
              .map((node) => node.getTextContent())
              .toSorted(),
          )
        const before = words()
        const chosen = before[pick % before.length]!
        moved(editor, chosen, isUp)
        expect(words()).toEqual(before)
      }),
      { seed: 5, numRuns: 300, verbose: 1 },
    )
  })
})
