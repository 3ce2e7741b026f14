/** Hands walked blocks to the builder. */
import type { ExtractionBuilder } from '../extractionBuilder.ts'
import type { DraftBlock } from './draftBlock.ts'

export function placeDrafts(drafts: readonly DraftBlock[], builder: ExtractionBuilder): void {
  for (const { props, content, cells } of drafts) {
    if (cells) {
      const { kind: _kind, ...rest } = props
      builder.addRow(rest, cells)
    } else builder.add(props, content)
  }
}
