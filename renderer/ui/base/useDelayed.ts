import { useEffect, useState } from 'react'

/** How long something may take before the interface says that it takes long. */
export const PATIENCE_MS = 400

/** True once `active` has held for `delayMs` without a break; false at once when it ends. */
export function useDelayed(active: boolean, delayMs: number = PATIENCE_MS): boolean {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => setDue(true), delayMs)
    return () => {
      clearTimeout(timer)
      setDue(false)
    }
  }, [active, delayMs])
  return active && isDue
}
