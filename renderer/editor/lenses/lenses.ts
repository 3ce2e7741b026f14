/** What the lenses in an editor are given, and what they tell; data and places are the app's. */
import type { LensMemory } from '#shared/lenses/memory.ts'
import type { LensFinding } from '#shared/lenses/finding.ts'
import type { CodeLook } from '../../ui/codes/codeLook.ts'
import type { EditorFinding } from './watchFindings.ts'

export interface EditorLenses {
  memory: LensMemory
  isDismissed: (finding: Pick<EditorFinding, 'lens' | 'key'>) => boolean
  look: (codeId: string) => CodeLook
  definition: (codeId: string) => string | undefined
  evidence: (codeId: string) => { supporting: number; disputing: number } | null
  /** All findings in reading order, a moment after they changed. */
  onFindings: (findings: readonly EditorFinding[]) => void
  /** Left out where nothing may be changed. */
  onDismiss?: ((finding: EditorFinding, reason: string) => void) | undefined
  onOpenCode: (codeId: string) => void
  onWords: (finding: LensFinding) => void
}

/** What the place around the editor can ask of the lenses. */
export interface LensHandle {
  /** Goes to a finding and opens its note. */
  show: (finding: Pick<EditorFinding, 'block' | 'from' | 'lens'>) => void
  /** To the next one after the caret, round at the end; false when there is none. */
  next: () => boolean
}
