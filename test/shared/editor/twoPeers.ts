/** Histories of two people in one note, each with an editor of their own, now together and now apart. */
import { $createHeadingNode } from '@lexical/rich-text'
import { $insertList } from '@lexical/list'
import { $createTableNodeWithDimensions } from '@lexical/table'
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import * as Y from 'yjs'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { bindingDrifted, repairBinding } from '#shared/editor/binding.ts'
import { $createEntityLink, $createHorizontalRule, $createInsightBlock } from '#shared/editor/nodes.ts'
import { noteFromMarkdown, noteToMarkdown } from '#shared/editor/noteText.ts'
import { treeFromState } from '#shared/editor/lexicalTree.ts'
import { treeToMarkdown } from '#shared/editor/markdown/toMarkdown.ts'
import { textOf } from '#shared/editor/tree.ts'
import { createNoteUndo } from '#shared/editor/undo.ts'
import { readFromY } from '#shared/editor/yTree.ts'
import type { Random } from '#test/support/random.ts'
import { type BoundEditor, bindHeadless } from './support.ts'

interface Peer extends BoundEditor {
  doc: Y.Doc
  undo: Y.UndoManager
  /** The next character it will type: no character is typed twice, so each can be followed. */
  next: number
  /** What this peer took away itself; a copy that the other made meanwhile may go too. */
  retracted: Set<string>
  errors: string[]
}

export interface Outcome {
  /** Editors that did not show what their document said when all was merged. */
  drifted: number
  /** What must never be: words of the other gone by an undo, editors or documents that differ after the repair. */
  faults: string[]
  /** Errors that Lexical or the binding reported on the way. */
  errors: string[]
}

function createPeer(clientID: number, next: number, state: Uint8Array): Peer {
  const doc = new Y.Doc()
  doc.clientID = clientID
  Y.applyUpdate(doc, state, 'start')
  const errors: string[] = []
  const bound = bindHeadless(doc, (error) => errors.push(error.message))
  const undo = createNoteUndo(doc, noteRootOf(doc), bound.binding, { captureTimeout: 0 })
  return { ...bound, doc, undo, next, retracted: new Set(), errors }
}

const texts = (): TextNode[] =>
  $getRoot()
    .getAllTextNodes()
    .filter((node) => node.getType() === 'text')

function blocksWithWords(): ElementNode[] {
  const found: ElementNode[] = []
  const visit = (node: LexicalNode) => {
    if (!$isElementNode(node)) return
    if (['paragraph', 'heading', 'listitem', 'quote', 'code'].includes(node.getType())) found.push(node)
    node.getChildren().forEach(visit)
  }
  visit($getRoot())
  return found
}

/** Puts the caret somewhere in the text. */
function $placeCaret(random: Random): void {
  const candidates = texts()
  if (candidates.length > 0 && random.chance(0.8)) {
    const node = random.pick(candidates)
    const offset = random.int(0, node.getTextContentSize())
    node.select(offset, offset)
    return
  }
  const blocks = blocksWithWords()
  if (blocks.length > 0) random.pick(blocks).selectEnd()
  else {
    const paragraph = $createParagraphNode()
    $getRoot().append(paragraph)
    paragraph.selectEnd()
  }
}

/** What somebody does in an editor, inside an update. `next`: the next character to be typed. */
export const actions: Record<string, (random: Random, peer: { next: number }) => void> = {
  type: (random, peer) => {
    $placeCaret(random)
    const word = Array.from({ length: random.int(1, 6) }, () => String.fromCharCode(peer.next++)).join('')
    const selection = $getSelection()
    if ($isRangeSelection(selection)) selection.insertText(random.chance(0.3) ? `${word} ` : word)
  },
  split: (random) => {
    $placeCaret(random)
    const selection = $getSelection()
    if ($isRangeSelection(selection)) selection.insertParagraph()
  },
  lineBreak: (random) => {
    $placeCaret(random)
    const selection = $getSelection()
    if ($isRangeSelection(selection)) selection.insertLineBreak()
  },
  format: (random) => {
    const candidates = texts()
    if (candidates.length === 0) return
    const node = random.pick(candidates)
    const from = random.int(0, node.getTextContentSize())
    node
      .select(from, random.int(from, node.getTextContentSize()))
      .formatText(random.pick(['bold', 'italic', 'code'] as const))
  },
  cut: (random) => {
    const candidates = texts()
    if (candidates.length === 0) return
    const node = random.pick(candidates)
    const from = random.int(0, node.getTextContentSize())
    node.select(from, random.int(from, node.getTextContentSize())).removeText()
  },
  cutAcross: (random) => {
    const candidates = texts()
    if (candidates.length < 2) return
    const at = random.int(0, candidates.length - 2)
    const [first, last] = [candidates[at], candidates[at + 1]]
    if (!first || !last) return
    const selection = first.select(random.int(0, first.getTextContentSize()))
    selection.focus.set(last.getKey(), random.int(0, last.getTextContentSize()), 'text')
    selection.removeText()
  },
  list: (random) => {
    $placeCaret(random)
    $insertList(random.pick(['bullet', 'number', 'check'] as const))
  },
  heading: (random) => {
    const paragraphs = $getRoot().getChildren().filter($isParagraphNode)
    if (paragraphs.length > 0) random.pick(paragraphs).replace($createHeadingNode('h2'), true)
  },
  table: () => void $getRoot().append($createTableNodeWithDimensions(2, 2)),
  link: (random) => {
    $placeCaret(random)
    const selection = $getSelection()
    if ($isRangeSelection(selection))
      selection.insertNodes([$createEntityLink({ kind: 'note', targetId: 'n_1', lastLabel: '~' })])
  },
  rule: (random) => {
    const blocks = $getRoot().getChildren()
    if (blocks.length > 0) random.pick(blocks).insertAfter($createHorizontalRule())
  },
  picture: (random) => {
    const blocks = $getRoot().getChildren()
    const block = $createInsightBlock({ picture: 'stance', filters: '{"stance":"disputes"}', caption: 'So far' })
    if (blocks.length > 0) random.pick(blocks).insertAfter(block)
  },
  remove: (random) => {
    const blocks = $getRoot().getChildren()
    if (blocks.length > 1) random.pick(blocks).remove()
  },
}

export const weighted = [
  'type',
  'type',
  'type',
  'type',
  'type',
  'split',
  'split',
  'lineBreak',
  'format',
  'format',
  'cut',
  'cut',
  'cutAcross',
  'list',
  'heading',
  'table',
  'link',
  'rule',
  'picture',
  'remove',
] as const

const flush = ({ editor }: Peer): void => editor.update(() => {}, { discrete: true })

const isTypedBy = (peer: Peer, char: string): boolean =>
  peer.doc.clientID === 2 ? char >= '\u4E00' && char < '\uAC00' : char >= '\uAC00'

/** The characters typed by `author` that stand in the peer's document. */
const standing = (peer: Peer, author: Peer): Set<string> =>
  new Set([...textOf(readFromY(noteRootOf(peer.doc)))].filter((char) => isTypedBy(author, char)))

const missing = (before: Set<string>, after: Set<string>): string[] => [...before].filter((char) => !after.has(char))

/** Runs one history of `steps` steps. The same random gives the same history. */
export function playTwoPeers(random: Random, steps: number): Outcome {
  const seed = new Y.Doc()
  seed.clientID = 1
  noteFromMarkdown(seed, '# 0123\n\n456 **789** 012\n\n- 345\n- 678\n')
  const state = Y.encodeStateAsUpdate(seed)
  const peers = [createPeer(2, 0x4e00, state), createPeer(3, 0xac00, state)] as const
  const faults: string[] = []
  const merge = () => {
    for (let round = 0; round < 6; round += 1) {
      for (const [from, to] of [peers, [peers[1], peers[0]] as const]) {
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote')
        flush(to)
      }
    }
  }
  let together = true
  for (let step = 0; step < steps; step += 1) {
    const [peer, other] = random.chance(0.5) ? peers : ([peers[1], peers[0]] as const)
    const own = standing(peer, peer)
    const others = standing(peer, other)
    if (random.chance(0.18)) {
      const redo = random.chance(0.35)
      if (redo) peer.undo.redo()
      else peer.undo.undo()
      flush(peer)
      const lost = missing(others, standing(peer, other)).filter((char) => !other.retracted.has(char))
      if (!redo && lost.length > 0) faults.push(`step ${step}: an undo took ${lost.join('')}`)
    } else {
      const action = actions[random.pick(weighted)]
      peer.editor.update(() => action?.(random, peer), { discrete: true })
    }
    for (const char of missing(own, standing(peer, peer))) peer.retracted.add(char)
    if (random.chance(0.1)) together = !together
    if (together) merge()
  }
  merge()
  const drifted = peers.filter((peer) => bindingDrifted(peer.editor, peer.doc)).length
  // As a window does when idle; what one repairs in the document may move the other once more.
  for (let round = 0; round < 4; round += 1) {
    for (const peer of peers)
      if (bindingDrifted(peer.editor, peer.doc)) repairBinding(peer.editor, peer.binding, peer.doc)
    merge()
  }
  const [one, two] = peers
  for (const peer of peers) {
    if (bindingDrifted(peer.editor, peer.doc)) faults.push(`peer ${peer.doc.clientID}: still differs after the repair`)
    if (treeToMarkdown(treeFromState(peer.editor.getEditorState())) !== noteToMarkdown(peer.doc))
      faults.push(`peer ${peer.doc.clientID}: Markdown of editor and document differ`)
    peer.release()
    peer.undo.destroy()
  }
  if (noteToMarkdown(one.doc) !== noteToMarkdown(two.doc)) faults.push('the documents differ')
  return { drifted, faults, errors: peers.flatMap((peer) => peer.errors) }
}
