/**
 * `[[Title]]` that was pasted, or typed to its end without the menu, becomes the link that it says, where a note, a
 * source or a code has that name. What nothing has stays as it was written.
 */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  $addUpdateTag,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  HISTORY_PUSH_TAG,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
  PASTE_TAG,
  type TextNode,
} from 'lexical'
import { useEffect, useEffectEvent } from 'react'
import { wikiRef } from '#shared/editor/markdown/references.ts'
import { $createEntityLink } from '#shared/editor/nodes.ts'
import { type EntityRef, useEditorServices } from '../services.ts'

type Found = ReadonlyMap<string, EntityRef & { title: string }>

const nameOf = (match: RegExpMatchArray): string | null => (match[1] === '!' ? null : (match[2] ?? '').trim())

/** Words in which the signs mean something: not code, not the words of a link. */
const $mayLink = (node: LexicalNode | null): node is TextNode =>
  $isTextNode(node) &&
  node.isSimpleText() &&
  !node.hasFormat('code') &&
  !['code', 'markdown', 'link', 'autolink'].includes(node.getParent()?.getType() ?? '')

/** The names in double brackets that these texts hold. Inside a read or an update. */
function $namesIn(keys: Iterable<NodeKey>): string[] {
  const names = new Set<string>()
  for (const key of keys) {
    const node = $getNodeByKey(key)
    if (!$mayLink(node)) continue
    for (const match of node.getTextContent().matchAll(wikiRef)) {
      const name = nameOf(match)
      if (name) names.add(name)
    }
  }
  return [...names]
}

/** Puts links in the place of the names that were found. Inside an update. */
function $linkNames(keys: Iterable<NodeKey>, found: Found): void {
  for (const key of keys) {
    let rest: LexicalNode | null = $getNodeByKey(key)
    while ($mayLink(rest)) {
      const hit = [...rest.getTextContent().matchAll(wikiRef)].flatMap((match) => {
        const target = found.get(nameOf(match) ?? '')
        return target ? [{ target, from: match.index, to: match.index + match[0].length }] : []
      })[0]
      if (hit === undefined) break
      const parts: TextNode[] = rest.splitText(hit.from, hit.to)
      const at = hit.from === 0 ? 0 : 1
      const written = parts[at]
      rest = parts[at + 1] ?? null
      if (written === undefined) break
      const selection = $getSelection()
      const holdsCaret = $isRangeSelection(selection) && selection.anchor.key === written.getKey()
      const link = $createEntityLink({ kind: hit.target.kind, targetId: hit.target.id, lastLabel: hit.target.title })
      link.__format = written.getFormat()
      written.replace(link)
      if (holdsCaret) link.selectNext(0, 0)
    }
  }
}

export function LinkNames() {
  const [editor] = useLexicalComposerContext()
  const services = useEditorServices()
  const link = useEffectEvent((keys: readonly NodeKey[], isTyped: boolean) => {
    const names = editor.getEditorState().read(() => $namesIn(keys))
    if (names.length === 0) return
    services.findNamed(names).then(
      (found) => {
        if (found.size === 0 || !editor.isEditable()) return
        editor.update(() => {
          // A step of its own: undo gives back what was typed. After a paste it belongs to the paste.
          if (isTyped) $addUpdateTag(HISTORY_PUSH_TAG)
          $linkNames(keys, found)
        })
      },
      // Not answered: the words stand as they were written.
      () => undefined,
    )
  })
  useEffect(() => {
    const onInput = (event: Event): void => {
      if (!(event instanceof InputEvent) || event.data?.endsWith(']') !== true || event.isComposing) return
      // Lexical reads the page after this event.
      setTimeout(() => {
        const key = editor.getEditorState().read(() => {
          const selection = $getSelection()
          return $isRangeSelection(selection) && selection.isCollapsed() ? selection.anchor.key : null
        })
        if (key !== null) link([key], true)
      })
    }
    return mergeRegister(
      editor.registerUpdateListener(({ dirtyLeaves, tags }) => {
        if (tags.has(PASTE_TAG)) link([...dirtyLeaves], false)
      }),
      editor.registerRootListener((root, previous) => {
        previous?.removeEventListener('input', onInput)
        root?.addEventListener('input', onInput)
      }),
    )
  }, [editor])
  return null
}
