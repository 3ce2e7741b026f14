/** A text that is not being edited, with the words underlined that a lens has something to say on; each opens its note. */
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { Popover, PopoverTrigger } from '../overlays/Popover.tsx'
import styles from './LensText.module.css'

export interface LensTextFinding {
  id: string
  /** UTF-16 offsets in the text; findings may overlap, the first then has the words. */
  from: number
  to: number
  /** The lens's name, for screen readers. */
  title: string
}

export interface LensTextProps {
  text: string
  findings: readonly LensTextFinding[]
  /** The note on a finding; `close` ends it. */
  note: (id: string, close: () => void) => ReactNode
}

export function LensText({ text, findings, note }: LensTextProps) {
  const [openId, setOpenId] = useState<string | null>(null)
  const parts: ReactNode[] = []
  let at = 0
  for (const { id, from, to, title } of [...findings].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue
    parts.push(
      text.slice(at, from),
      <PopoverTrigger key={id} isOpen={openId === id} onOpenChange={(isOpen) => setOpenId(isOpen ? id : null)}>
        <Button className={styles.words ?? ''} aria-label={`${text.slice(from, to)}: ${title}`}>
          {text.slice(from, to)}
        </Button>
        <Popover label={title} width={320}>
          {note(id, () => setOpenId(null))}
        </Popover>
      </PopoverTrigger>,
    )
    at = to
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}
