import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx'
import type { WorkspaceFileProgress } from '#shared/contract/workspaceFile.ts'

const words = {
  checking: 'Checking that the file is whole',
  taking: 'Taking it in',
  writing: 'Writing the file',
} as const

/** How far a task on a workspace file is. */
export function FileProgress({ progress, label }: { progress: WorkspaceFileProgress | null; label: string }) {
  if (!progress) return <ProgressBar label={label} />
  return <ProgressBar label={words[progress.step]} value={progress.total === 0 ? 1 : progress.done / progress.total} />
}
