/** "[[" anywhere: a link to a note, a source or a code, found by its title. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $createTextNode, $getSelection, $insertNodes, $isRangeSelection, $setSelection } from 'lexical'
import { FileText, LibraryBig, SquarePen, Tag } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { $createEntityLink } from '#shared/editor/nodes.ts'
import { CodeTag } from '../../ui/codes/CodeTag.tsx'
import { splitCodeName } from '../../ui/codes/codeLook.ts'
import { type EntityHit, type EntityKind, useEditorServices } from '../services.ts'
import { type MenuRow, TypedMenu } from './TypedMenu.tsx'
import { useTypedTrigger } from './useTypedTrigger.ts'

const trigger = /(\[\[)([^[\]\n]{0,80})$/

const icons: Readonly<Record<EntityKind, MenuRow['icon']>> = { note: SquarePen, source: LibraryBig, code: Tag }

/** Puts the link at the caret, and the caret behind it. */
function $insertLink({ kind, id, title }: EntityHit): void {
  const link = $createEntityLink({ kind, targetId: id, lastLabel: title })
  $insertNodes([link])
  link.selectNext(0, 0)
}

export function LinkMenu() {
  const [editor] = useLexicalComposerContext()
  const services = useEditorServices()
  const { typed, dismiss, anchor } = useTypedTrigger(trigger)
  const query = typed?.query.trim() ?? null
  const [found, setFound] = useState<{ query: string; hits: readonly EntityHit[] } | null>(null)
  useEffect(() => {
    if (query === null) return undefined
    let isLate = false
    services.searchEntities(query).then(
      (hits) => {
        if (!isLate) setFound({ query, hits })
      },
      () => undefined,
    )
    return () => {
      isLate = true
    }
  }, [services, query])

  const rows = useMemo((): MenuRow[] => {
    if (query === null || found === null) return []
    const hits = found.hits.map(
      (hit): MenuRow => ({
        id: `${hit.kind}-${hit.id}`,
        label: hit.title === '' ? `Untitled ${hit.kind}` : hit.title,
        detail: hit.detail,
        icon: icons[hit.kind],
        ...(hit.kind === 'code' && splitCodeName({ name: hit.title }).tag !== undefined
          ? { sign: <CodeTag code={{ name: hit.title }} /> }
          : {}),
        $run: () => $insertLink(hit),
      }),
    )
    const { createNote } = services
    const isKnown = found.hits.some((hit) => hit.kind === 'note' && hit.title.toLowerCase() === query.toLowerCase())
    if (createNote && query !== '' && !isKnown && found.query === query)
      hits.push({
        id: 'new',
        label: `New note “${query}”`,
        detail: 'Made and linked here',
        icon: FileText,
        $run: () => {
          const place = $getSelection()?.clone() ?? null
          void createNote(query).then((hit) =>
            editor.update(() => {
              // The caret may have gone on while the note was made: the link belongs where it was asked for.
              if ($isRangeSelection(place)) $setSelection(place)
              if (hit) $insertLink(hit)
              else $insertNodes([$createTextNode(query)])
            }),
          )
        },
      })
    return hits
  }, [editor, services, found, query])

  if (typed === null) return null
  return <TypedMenu label="Link to" typed={typed} rows={rows} anchor={anchor} onDismiss={dismiss} />
}
