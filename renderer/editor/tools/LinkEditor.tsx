/** The address of a link: typed for selected words, looked at and changed for a link that is there. */
import { $isAutoLinkNode, $isLinkNode, $toggleLink, type LinkNode } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $findMatchingParent } from '@lexical/utils'
import { $getSelection, $isRangeSelection, $setSelection, type RangeSelection } from 'lexical'
import { Copy, ExternalLink, Unlink } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/controls/Button.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { Popover } from '../../ui/overlays/Popover.tsx'
import { useEditorServices } from '../services.ts'
import { normaliseAddress } from './addresses.ts'
import styles from './LinkEditor.module.css'

/** The link that is looked at, or the words that are to become one. */
export interface LinkPlace {
  selection: RangeSelection
  url: string
  rect: { x: number; y: number; width: number; height: number }
}

const $linkAt = (selection: RangeSelection): LinkNode | null => {
  const node = selection.anchor.getNode()
  return $isLinkNode(node) ? node : $findMatchingParent(node, $isLinkNode)
}

/** What the selection says of a link; null where no link can be. Inside a read only. */
export function $readLink(): { selection: RangeSelection; url: string } | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const link = $linkAt(selection)
  if (link === null && selection.isCollapsed()) return null
  return { selection: selection.clone(), url: link?.getURL() ?? '' }
}

export function LinkEditor({ place, onClose }: { place: LinkPlace; onClose: () => void }) {
  const [editor] = useLexicalComposerContext()
  const services = useEditorServices()
  const [typed, setTyped] = useState(place.url)
  const [error, setError] = useState<string>()
  const isLink = place.url !== ''

  const close = (): void => {
    onClose()
    editor.focus()
  }
  const set = (url: string | null): void => {
    onClose()
    editor.update(() => {
      const selection = place.selection.clone()
      $setSelection(selection)
      const link = $linkAt(selection)
      // An address that was recognised by itself becomes a link of its own once somebody changes it.
      if (link && !$isAutoLinkNode(link) && url !== null) link.setURL(url)
      else {
        if (link) link.select(0, link.getChildrenSize())
        $toggleLink(url)
      }
    })
    editor.focus()
  }
  const submit = (): void => {
    const url = normaliseAddress(typed)
    if (url === null) setError('This is no web or mail address. It looks like example.org/page.')
    else set(url)
  }
  return (
    <Popover
      label="Link"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
      anchorRect={place.rect}
      width={360}
      isPadded
    >
      <div className={styles.editor}>
        <TextField
          label="Address"
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setError(undefined)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            // The text has the focus again before this key's default would put a line break into it.
            event.preventDefault()
            submit()
          }}
          error={error}
          placeholder="example.org/page"
          inputMode="url"
          autoFocus
        />
        <div className={styles.acts}>
          <Button kind="solid" size="small" onPress={submit}>
            {isLink ? 'Change' : 'Link'}
          </Button>
          {isLink && (
            <>
              <Button
                kind="icon"
                icon={ExternalLink}
                label="Open in the browser"
                onPress={() => services.openLink(place.url)}
              />
              <Button
                kind="icon"
                icon={Copy}
                label="Copy the address"
                onPress={() => {
                  void navigator.clipboard.writeText(place.url)
                  close()
                }}
              />
              <Button kind="icon" icon={Unlink} label="Remove the link, keep the words" onPress={() => set(null)} />
            </>
          )}
        </div>
      </div>
    </Popover>
  )
}
