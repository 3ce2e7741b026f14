import type { LucideIcon } from 'lucide-react'

export type { LucideIcon }

export interface IconProps {
  of: LucideIcon
  /** Pixels; 16 in the interface, 14 and 12 beside small text. */
  size?: 12 | 14 | 16 | 20 | undefined
  className?: string | undefined
}

/** A Lucide icon at the house's stroke. Always decoration: the name stands in words beside it or on the control. */
export function Icon({ of: Glyph, size = 16, className }: IconProps) {
  return (
    <Glyph
      size={size}
      strokeWidth={size <= 12 ? 2 : 1.6}
      aria-hidden="true"
      focusable="false"
      className={className ?? ''}
    />
  )
}
