/** Which panes stand side by side at a window's width, and how wide. Pure, so that every width can be tested. */

/** single: one pane at a time · narrow: rail, list and inspector slide over · base · wide: more room for each. */
export type ShellMode = 'single' | 'narrow' | 'base' | 'wide'

/** Widths in CSS pixels the person chose by dragging; absent where they never did. */
export interface PaneLayout {
  sidebar?: number | undefined
  list?: number | undefined
  inspector?: number | undefined
}

export type SidePane = 'sidebar' | 'list' | 'inspector'

export interface PaneLimits {
  min: number
  max: number
}

export const paneLimits: Readonly<Record<SidePane, PaneLimits>> = {
  sidebar: { min: 160, max: 320 },
  list: { min: 200, max: 480 },
  inspector: { min: 240, max: 480 },
}

export const RAIL_WIDTH = 48
export const CONTENT_MIN = 480
const LIST_BESIDE_INSPECTOR = 232

export interface PaneRequest {
  width: number
  chosen: PaneLayout
  /** The place's own list width where it differs from 280. */
  listDefault?: number | undefined
  inspectorDefault?: number | undefined
  hasList: boolean
  isInspectorOpen: boolean
  /** The person folded the sidebar to its rail. */
  isRail: boolean
}

export interface PaneWidths {
  mode: ShellMode
  isRail: boolean
  sidebar: number
  /** 0 where the list slides over (or there is none). */
  list: number
  /** 0 where the inspector slides over (or is closed). */
  inspector: number
  /** Widths to be used when sliding over. */
  listOver: number
  inspectorOver: number
}

export function shellMode(width: number): ShellMode {
  if (width < 720) return 'single'
  if (width < 1100) return 'narrow'
  return width < 1600 ? 'base' : 'wide'
}

function clamp(pane: SidePane, width: number): number {
  const { min, max } = paneLimits[pane]
  return Math.round(Math.min(max, Math.max(min, width)))
}

/**
 * The widths that fit. Side panes give way in this order until the content has its 480 px:
 * inspector and list down to their least width, then the inspector slides over instead.
 */
export function fitPanes(request: PaneRequest): PaneWidths {
  const { width, chosen, hasList, isInspectorOpen } = request
  const mode = shellMode(width)
  const isWide = mode === 'wide'
  const wanted = {
    sidebar: clamp('sidebar', chosen.sidebar ?? (isWide ? 232 : 200)),
    list: clamp(
      'list',
      chosen.list ?? (isWide ? Math.max(340, request.listDefault ?? 0) : (request.listDefault ?? 280)),
    ),
    inspector: clamp('inspector', chosen.inspector ?? (isWide ? 340 : (request.inspectorDefault ?? 272))),
  }
  if (mode === 'single' || mode === 'narrow') {
    const over = width - RAIL_WIDTH
    const listOver = mode === 'single' ? over : Math.min(wanted.list, over - 48)
    const inspectorOver = mode === 'single' ? over : Math.min(wanted.inspector, over - 48)
    return { mode, isRail: true, sidebar: RAIL_WIDTH, list: 0, inspector: 0, listOver, inspectorOver }
  }
  const sidebar = request.isRail ? RAIL_WIDTH : wanted.sidebar
  const room = width - sidebar - CONTENT_MIN
  const limits = paneLimits
  let list = hasList ? wanted.list : 0
  let inspector = isInspectorOpen ? wanted.inspector : 0
  if (inspector > 0 && list > 0 && !isWide && chosen.list === undefined) list = Math.min(list, LIST_BESIDE_INSPECTOR)
  if (list + inspector > room && inspector > 0) inspector = Math.max(limits.inspector.min, room - list)
  if (list + inspector > room && list > 0) list = Math.max(limits.list.min, room - inspector)
  if (list + inspector > room) {
    inspector = 0
    list = hasList ? Math.max(limits.list.min, Math.min(wanted.list, room)) : 0
  }
  return {
    mode,
    isRail: request.isRail,
    sidebar,
    list,
    inspector,
    listOver: wanted.list,
    inspectorOver: wanted.inspector,
  }
}
