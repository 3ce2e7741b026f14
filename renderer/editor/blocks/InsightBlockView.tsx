/** A picture of Insight inside a note: drawn as the figures are now, under a caption of the writer's own. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { $getNodeByKey, type NodeKey } from 'lexical'
import { useState } from 'react'
import { $isInsightBlock } from '#shared/editor/nodes.ts'
import type { InsightBlock } from '#shared/editor/nodes/InsightBlock.ts'
import { cx } from '../../ui/base/cx.ts'
import { useEditorServices } from '../services.ts'
import { useBlockSelection } from './useBlockSelection.ts'
import styles from './InsightBlock.module.css'

export interface InsightBlockViewProps {
  nodeKey: NodeKey
  picture: string
  filters: string
  caption: string
}

export function InsightBlockView({ nodeKey, picture, filters, caption }: InsightBlockViewProps) {
  const services = useEditorServices()
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const { ref, isSelected } = useBlockSelection(nodeKey)
  const [draft, setDraft] = useState(caption)
  const [seen, setSeen] = useState(caption)
  // Another may have written it meanwhile.
  if (seen !== caption) {
    setSeen(caption)
    setDraft(caption)
  }
  const change = (write: (node: InsightBlock) => void): void =>
    editor.update(() => {
      const node = $getNodeByKey(nodeKey)
      if ($isInsightBlock(node)) write(node)
    })
  const keep = (): void => {
    if (draft !== caption) change((node) => node.setCaption(draft))
  }
  const setFilters = (next: string): void => change((node) => node.setFilters(next))
  return (
    <figure
      ref={ref}
      className={cx(styles.block, isSelected && styles.selected)}
      contentEditable={false}
      aria-label={caption === '' ? 'Picture of Insight' : `Picture of Insight: ${caption}`}
      data-insight={picture}
    >
      {services.drawInsight?.(picture, filters, isEditable ? setFilters : undefined)}
      <figcaption>
        {isEditable ? (
          <input
            className={styles.caption}
            aria-label="Caption"
            placeholder="Caption"
            value={draft}
            maxLength={300}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={keep}
            // The note's own keys are not for this field.
            onKeyDown={(event) => {
              event.stopPropagation()
              if (event.key !== 'Enter') return
              event.preventDefault()
              keep()
            }}
          />
        ) : (
          caption
        )}
      </figcaption>
    </figure>
  )
}
