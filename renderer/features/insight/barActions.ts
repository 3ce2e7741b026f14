/** Where the open tab's own buttons stand: at the end of the place's bar. */
import { createContext, type ReactNode, use } from 'react'
import { createPortal } from 'react-dom'

export const BarActionsContext = createContext<HTMLElement | null>(null)

/** Puts a tab's buttons into the bar. */
export function BarActions({ children }: { children: ReactNode }): ReactNode {
  const place = use(BarActionsContext)
  return place && createPortal(children, place)
}
