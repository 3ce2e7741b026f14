/** The tree we write into a document must be, byte for byte in meaning, what the editor's binding writes. */
import { $getRoot } from 'lexical'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { $nodesFromTree, treeFromState } from '#shared/editor/lexicalTree.ts'
import { treeFromMarkdown } from '#shared/editor/markdown/fromMarkdown.ts'
import { treeToMarkdown } from '#shared/editor/markdown/toMarkdown.ts'
import { noteFromMarkdown, noteToMarkdown } from '#shared/editor/noteText.ts'
import { bindHeadless } from './support.ts'

const everything = `---
kept: yes
---

# One *head*ing

Words **bold *both*** \`code\` ~~gone~~ [link](https://example.org "title") ![image](a.png) and [us](commonplace:note/n_1).\\
Next line

- a
- b
  1. c

- [x] done
- [ ] open

> said
>
> again

> The words
>
> — [A title](commonplace:quote/q_1)

| a | b |
| :-: | -: |
| 1 | **2**<br>3 |

\`\`\`ts file=x
const a = 1

\tdone
\`\`\`

---

<p>raw</p>
`

/** Everything that the binding can see: kinds, properties, characters, in order. */
function layout(type: Y.XmlText): unknown[] {
  const out: unknown[] = []
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) out.push(item.content.str)
    if (!(item.content instanceof Y.ContentType)) continue
    const inner = item.content.type
    if (inner instanceof Y.Map) out.push({ map: inner.toJSON() })
    else if (inner instanceof Y.XmlText) out.push({ text: inner.getAttributes(), children: layout(inner) })
    else if (inner instanceof Y.XmlElement) out.push({ element: inner.getAttributes() })
  }
  return out
}

const withoutUndefined = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('a note filled from Markdown is laid out as the binding lays it out', () => {
  const ours = new Y.Doc()
  noteFromMarkdown(ours, everything)
  const theirs = new Y.Doc()
  const { editor, release } = bindHeadless(theirs)
  editor.update(() => void $getRoot().append(...$nodesFromTree(treeFromMarkdown(everything))), {
    discrete: true,
    skipTransforms: true,
  })
  expect(withoutUndefined(layout(noteRootOf(ours)))).toEqual(withoutUndefined(layout(noteRootOf(theirs))))
  release()
})

test('an editor bound to such a note shows it whole, and touching every block changes nothing', () => {
  const doc = new Y.Doc()
  noteFromMarkdown(doc, everything)
  const before = noteToMarkdown(doc)
  const { editor, release } = bindHeadless(doc)
  expect(treeToMarkdown(treeFromState(editor.getEditorState()))).toBe(before)
  editor.update(() => editor.getEditorState()._nodeMap.forEach((node) => node.markDirty()), { discrete: true })
  expect(noteToMarkdown(doc)).toBe(before)
  expect(treeToMarkdown(treeFromState(editor.getEditorState()))).toBe(before)
  release()
})
