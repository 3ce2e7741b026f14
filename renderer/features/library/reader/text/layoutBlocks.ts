/** From blocks to what the reader sets: lists and tables gathered, sections begun, long texts cut into chunks. */
import type { Block } from '#shared/model/extraction.ts'

export type Group =
  | { kind: 'single'; block: Block; index: number }
  | { kind: 'list' | 'table'; blocks: readonly Block[]; index: number }

export interface Chunk {
  index: number
  groups: readonly Group[]
  from: number
  to: number
  /** The section these groups stand in; a heading is set where it begins. */
  section: Block['section']
  beginsSection: boolean
  characters: number
}

const BLOCKS_PER_CHUNK = 40
const CHARACTERS_PER_CHUNK = 12_000

const gathered = (block: Block): 'list' | 'table' | undefined =>
  block.kind === 'listItem' ? 'list' : block.kind === 'tableRow' ? 'table' : undefined

/** Consecutive list items are one list, consecutive rows one table; a section ends both. */
export function groupBlocks(blocks: readonly Block[]): Group[] {
  const groups: Group[] = []
  let open: { kind: 'list' | 'table'; blocks: Block[]; index: number } | undefined
  for (const [index, block] of blocks.entries()) {
    const kind = gathered(block)
    // A second header row begins another table.
    const goesOn =
      open?.kind === kind &&
      open?.blocks[0]?.section === block.section &&
      !(kind === 'table' && block.headerRow === true && open?.blocks.at(-1)?.headerRow !== true) &&
      (open?.blocks.length ?? 0) < 400
    if (kind !== undefined && open && goesOn) {
      open.blocks.push(block)
      continue
    }
    open = undefined
    if (kind === undefined) groups.push({ kind: 'single', block, index })
    else {
      open = { kind, blocks: [block], index }
      groups.push(open)
    }
  }
  return groups
}

const blocksOf = (group: Group): readonly Block[] => (group.kind === 'single' ? [group.block] : group.blocks)

/** Chunks that are put into the page one by one, so that a book opens as fast as a letter. */
export function chunkGroups(groups: readonly Group[]): Chunk[] {
  const chunks: Chunk[] = []
  let current: { groups: Group[]; blocks: number; characters: number; section: Block['section'] } | undefined
  let lastSection: Block['section']
  const close = () => {
    if (!current) return
    const all = current.groups.flatMap(blocksOf)
    chunks.push({
      index: chunks.length,
      groups: current.groups,
      from: all[0]?.from ?? 0,
      to: all.at(-1)?.to ?? 0,
      section: current.section,
      beginsSection: current.section !== undefined && current.section !== lastSection,
      characters: current.characters,
    })
    lastSection = current.section
    current = undefined
  }
  for (const group of groups) {
    const blocks = blocksOf(group)
    const section = blocks[0]?.section
    const characters = blocks.reduce((sum, block) => sum + block.to - block.from, 0)
    if (
      current &&
      (current.section !== section ||
        current.blocks + blocks.length > BLOCKS_PER_CHUNK ||
        current.characters + characters > CHARACTERS_PER_CHUNK)
    )
      close()
    current ??= { groups: [], blocks: 0, characters: 0, section }
    current.groups.push(group)
    current.blocks += blocks.length
    current.characters += characters
  }
  close()
  return chunks
}

/** The chunk that holds an offset, or the nearest before it. */
export function chunkAt(chunks: readonly Chunk[], offset: number): number {
  const after = chunks.findIndex((chunk) => chunk.from > offset)
  return Math.max(0, (after === -1 ? chunks.length : after) - 1)
}

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLocaleLowerCase()

/** Whether the text begins with its own title, so that it is not set twice. */
export const beginsWithTitle = (text: string, blocks: readonly Block[], title: string): boolean => {
  const first = blocks[0]
  return (
    first !== undefined && first.section === undefined && folded(text.slice(first.from, first.to)) === folded(title)
  )
}
