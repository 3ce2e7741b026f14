import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import type { ShellMode, SidePane } from './paneSizes.ts'

export interface Shell {
  mode: ShellMode
  /** The sidebar is a rail of icons: names go into tooltips. */
  isRail: boolean
  /** The list slides over the content instead of standing beside it. */
  isListOver: boolean
  isListShown: boolean
  setListShown: (isShown: boolean) => void
  /** What lies over the content and can be put away. */
  over: 'list' | 'inspector' | undefined
  closeOver: () => void
}

/** Outside an AppShell (tests, the first-run screen) everything stands as in a base window. */
export const ShellContext = createContext<Shell>({
  mode: 'base',
  isRail: false,
  isListOver: false,
  isListShown: true,
  setListShown: () => {},
  over: undefined,
  closeOver: () => {},
})

/** How the window is laid out now. */
export function useShell(): Shell {
  return useContext(ShellContext)
}

/** The divider at a pane's edge: drawn inside the pane, so that it belongs to its landmark. */
export const DividerContext = createContext<Partial<Record<SidePane, ReactNode>>>({})

export type PaneKind = 'list' | 'content' | 'inspector'

/** Which pane a bar stands in. */
export const PaneKindContext = createContext<PaneKind | undefined>(undefined)
