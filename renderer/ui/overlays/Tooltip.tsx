import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import type { Placement } from 'react-aria-components'
import { Key } from '../controls/Key.tsx'
import styles from './Tooltip.module.css'

export interface TooltipProps {
  text: string
  keys?: string | undefined
  placement?: Placement | undefined
  /** One of the kit's buttons, or anything focusable wrapped in `TooltipTarget`. */
  children: ReactNode
}

/** A few words on hover and on keyboard focus. Never the only place something is said. */
export function Tooltip({ text, keys, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip placement={placement} offset={6} className={styles.tooltip ?? ''}>
        {text}
        {keys && <Key>{keys}</Key>}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
