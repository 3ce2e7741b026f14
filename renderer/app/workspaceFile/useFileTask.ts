/** One task on a workspace file: its progress, its error, and stopping it when its dialog goes. */
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { TaskInput, TaskOutput } from '#shared/contract/tasks.ts'
import type { WorkspaceFileProgress } from '#shared/contract/workspaceFile.ts'
import { runTask } from '../../data/core.ts'

type FileTask = 'saveWorkspace' | 'lookAtWorkspaceFile' | 'mergeWorkspace'

export function useFileTask() {
  const [isRunning, setRunning] = useState(false)
  const [progress, setProgress] = useState<WorkspaceFileProgress | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const stopper = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => stopper.current?.abort(), [])

  /** Null: it failed, which `error` says, or was stopped. */
  const run = async <N extends FileTask>(name: N, input: TaskInput<N>): Promise<TaskOutput<N> | null> => {
    const own = new AbortController()
    stopper.current = own
    setRunning(true)
    setProgress(null)
    setError(null)
    const outcome = await runTask(name, input, {
      signal: own.signal,
      onProgress: (told) => setProgress(told as WorkspaceFileProgress),
    })
    setRunning(false)
    if (outcome.ok) return outcome.value
    if (!own.signal.aborted) setError(outcome.error)
    return null
  }
  return { run, isRunning, progress, error, setError, stop: () => stopper.current?.abort() }
}
