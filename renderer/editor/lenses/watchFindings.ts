/**
 * Follows an editor and knows what the lenses find in it. Only blocks that changed are read anew: the one that is
 * typed in right after the frame of the key, or within it where words are underlined already, which must not lose
 * their line for a frame; many at once (a note that opens, a long paste) in idle slices.
 */
import { $getNodeByKey, $getRoot, type LexicalEditor } from 'lexical'
import type { LensFinding } from '#shared/lenses/finding.ts'
import { findingKey } from '#shared/lenses/findingKey.ts'
import type { LensMemory } from '#shared/lenses/memory.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import { $isTextBlock, $readTextBlock, $textBlockKeys, type EditorBlock } from './readBlocks.ts'

export interface EditorFinding extends LensFinding {
  /** What it is dismissed by. */
  key: string
  /** The Lexical key of its block, and UTF-16 offsets in it. */
  block: string
  from: number
  to: number
}

export interface BlockFindings {
  block: EditorBlock
  findings: readonly EditorFinding[]
}

export interface FindingsWatch {
  ofBlock: (key: string) => BlockFindings | undefined
  blocks: () => IterableIterator<[string, BlockFindings]>
  /** All findings in reading order. Reads the tree: for lists, not for every key. */
  inOrder: () => EditorFinding[]
  stop: () => void
}

/** Milliseconds of reading in one go. */
const SLICE = 6
/** A block that takes longer than a frame waits for a pause, as does everything when so much changed. */
const LONG_BLOCK = 20_000
const MANY = 40
/** New underlines come no later than this after the frame. */
const AFTER_FRAME = 50
const PAUSE = 250

export function watchFindings(
  editor: LexicalEditor,
  memory: LensMemory,
  /** Blocks whose findings may be others now. */
  onRead: (keys: readonly string[]) => void,
): FindingsWatch {
  const known = new Map<string, BlockFindings>()
  const waiting = new Set<string>()
  let frame = 0
  let quiet = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const $read = (key: string): void => {
    const node = $getNodeByKey(key)
    if (node === null || !node.isAttached() || !$isTextBlock(node)) {
      known.delete(key)
      return
    }
    const block = $readTextBlock(node)
    const found = memory.ofBlock(block)
    if (found.length === 0 && !known.has(key)) return
    const index = found.length > 0 ? createTextIndex(block.text) : undefined
    known.set(key, {
      block,
      findings: found.map((finding) => ({
        ...finding,
        key: findingKey(finding),
        block: key,
        from: index?.toUtf16(finding.start) ?? 0,
        to: index?.toUtf16(finding.end) ?? 0,
      })),
    })
  }

  const readSome = (budget: number): void => {
    frame = 0
    quiet = 0
    timer = undefined
    if (waiting.size === 0) return
    const until = performance.now() + budget
    const read: string[] = []
    editor.getEditorState().read(() => {
      for (const key of waiting) {
        waiting.delete(key)
        $read(key)
        read.push(key)
        if (performance.now() > until) break
      }
    })
    onRead(read)
    schedule()
  }

  const isUnderlined = (): boolean => {
    for (const key of waiting) if ((known.get(key)?.findings.length ?? 0) > 0) return true
    return false
  }
  const isLong = (): boolean => {
    for (const key of waiting) if ((known.get(key)?.block.text.length ?? 0) > LONG_BLOCK) return true
    return false
  }
  const readInFrame = (): void => {
    frame = 0
    if (isUnderlined()) readSome(SLICE)
    else quiet ||= requestIdleCallback(() => readSome(SLICE), { timeout: AFTER_FRAME })
  }
  const schedule = (): void => {
    if (waiting.size === 0) return
    if (waiting.size <= MANY && !isLong()) frame ||= requestAnimationFrame(readInFrame)
    else
      timer ??= setTimeout(
        () => requestIdleCallback(() => readSome(SLICE), { timeout: 500 }),
        known.size === 0 ? 0 : 16,
      )
  }
  /** A long block is read again once nobody has typed for a while. */
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => readSome(SLICE), PAUSE)
  }

  const readAll = (): void => {
    const keys = editor.getEditorState().read(() => $textBlockKeys($getRoot()))
    for (const key of keys) waiting.add(key)
    schedule()
  }

  const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState }) => {
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
    const all = dirtyElements.size > MANY
    editorState.read(() => {
      for (const key of dirtyElements.keys()) if (key !== 'root') waiting.add(key)
    })
    if (!all && isLong()) later()
    else schedule()
  })
  readAll()

  return {
    ofBlock: (key) => known.get(key),
    blocks: () => known.entries(),
    inOrder: () => {
      const keys = editor.getEditorState().read(() => $textBlockKeys($getRoot()))
      const live = new Set(keys)
      for (const key of known.keys()) if (!live.has(key)) known.delete(key)
      return keys.flatMap((key) => known.get(key)?.findings ?? [])
    },
    stop: () => {
      stop()
      cancelAnimationFrame(frame)
      cancelIdleCallback(quiet)
      clearTimeout(timer)
    },
  }
}
