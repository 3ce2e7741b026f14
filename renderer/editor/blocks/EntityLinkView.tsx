/** A link to a note, source or code inside a line, under the name the thing has now. */
import type { NodeKey } from 'lexical'
import { useEffect } from 'react'
import { cx } from '../../ui/base/cx.ts'
import { VisuallyHidden } from '../../ui/base/VisuallyHidden.tsx'
import { type EntityKind, useEditorServices, useWatch } from '../services.ts'
import { useBlockSelection } from './useBlockSelection.ts'
import { useRememberLabel } from './useRemembered.ts'
import styles from './EntityLink.module.css'

const kindWords: Readonly<Record<EntityKind, string>> = { note: 'note', source: 'source', code: 'code' }

export interface EntityLinkViewProps {
  nodeKey: NodeKey
  kind: EntityKind
  targetId: string
  lastLabel: string
  /** Bold 1, italic 2, struck 4: the bits that text has. */
  format: number
}

export function EntityLinkView({ nodeKey, kind, targetId, lastLabel, format }: EntityLinkViewProps) {
  const services = useEditorServices()
  const found = useWatch(services.title({ kind, id: targetId }))
  const title = found?.title
  const { ref, isSelected } = useBlockSelection(nodeKey)
  const rememberLabel = useRememberLabel(nodeKey)
  useEffect(() => {
    if (title) rememberLabel(title)
  }, [title, rememberLabel])

  const label = title ?? lastLabel
  const isGone = found === null
  const isTrashed = found?.isTrashed === true
  return (
    <a
      ref={ref as React.RefObject<HTMLAnchorElement | null>}
      href={`#${kind}/${targetId}`}
      className={cx(
        styles.link,
        styles[kind],
        isGone && styles.gone,
        isTrashed && styles.trashed,
        isSelected && styles.selected,
        (format & 1) !== 0 && styles.bold,
        (format & 2) !== 0 && styles.italic,
        (format & 4) !== 0 && styles.struck,
      )}
      title={
        isGone
          ? `This ${kindWords[kind]} is no longer in the workspace`
          : isTrashed
            ? `This ${kindWords[kind]} is in the trash; it can be restored from there`
            : `Open the ${kindWords[kind]}`
      }
      draggable={false}
      data-entity={kind}
      onClick={(event) => {
        event.preventDefault()
        if (!isGone) services.openEntity({ kind, id: targetId })
      }}
    >
      {label === '' ? `Untitled ${kindWords[kind]}` : label}
      {isTrashed && <VisuallyHidden> (in the trash)</VisuallyHidden>}
    </a>
  )
}
