/** A link as a picture that a telephone's or laptop's camera reads. Drawn as one path: no injected styles. */
import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './QrCode.module.css'

/** Modules of white around it, without which cameras do not find it. */
const BORDER = 3

function pathOf(text: string): { path: string; size: number } | null {
  try {
    const { data, size } = encode(text, { ecc: 'L', border: BORDER })
    const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
    return { path, size }
  } catch {
    // Longer than such a picture can hold.
    return null
  }
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const drawn = useMemo(() => pathOf(text), [text])
  if (!drawn) return null
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={drawn.path} />
    </svg>
  )
}
