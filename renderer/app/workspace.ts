/** The open workspace, for every screen: name, members, counts, and the codebook by id. */
import { createContext, useContext, useMemo } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { CodeView, WorkspaceView } from '#shared/contract/views.ts'
import type { CodeLook } from '#renderer/ui/codes/codeLook.ts'
import { useQuery } from '../data/useQuery.ts'

export const WorkspaceContext = createContext<WorkspaceView | null>(null)

/** The open workspace; only inside the app's frame. */
export function useWorkspace(): WorkspaceView {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace needs an open workspace around it')
  return workspace
}

export interface Codebook {
  codes: readonly CodeView[]
  /** Archived and merged codes too: they still stand on quotes. */
  byId: ReadonlyMap<string, CodeView>
  /** How a code is drawn; a code that has not arrived yet shows its id. */
  look: (codeId: string) => CodeLook
  /** Why it could not be read. */
  error: AppError | undefined
}

/** Walks up to the built-in group an own code stands under. */
function groupOf(code: CodeView, byId: ReadonlyMap<string, CodeView>): string | undefined {
  let at: CodeView | undefined = code
  for (let steps = 0; at && steps < 50; steps++) {
    if (at.builtIn && !at.codable) return at.name
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return undefined
}

const tokens = new Set(['p1', 'p2', 'p3', 'p4', 'p5', 'px', 'r1', 'r2', 'r3', 'r9'])

/** The codebook, live. */
export function useCodebook(): Codebook {
  const { rows, error } = useQuery('codes', { archived: true })
  return useMemo(() => {
    const codes = rows ?? []
    const byId = new Map<string, CodeView>(codes.map((code) => [code.codeId, code]))
    const look = (codeId: string): CodeLook => {
      const code = byId.get(codeId)
      if (!code) return { name: codeId }
      const group = groupOf(code, byId)
      const isOwnColour = tokens.has(code.colour) && code.colour !== group?.toLowerCase()
      return {
        name: code.name,
        ...(group !== undefined && { group }),
        ...(isOwnColour && { color: `var(--${code.colour})` }),
      }
    }
    return { codes, byId, look, error }
  }, [rows, error])
}
