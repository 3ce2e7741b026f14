/** Doing something and saying so: the undo toast after it, or why it could not be done. */
import { useCallback } from 'react'
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/commands.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { execute, onStepDone } from '../data/core.ts'

export interface ActOptions {
  /** What was done, for the toast with Undo; without it, nothing is said. */
  done?: string
}

/** Says what was done, with Undo beside it. */
export function useDoneToast(): (text: string) => void {
  const toasts = useToasts()
  return useCallback(
    (text) => {
      const undo = async (): Promise<void> => {
        const undone = await execute('undo', {})
        if (!undone.ok) toasts.show({ text: undone.error.message, tone: 'warn' })
      }
      const id = toasts.show({ text, action: { label: 'Undo', keys: 'Ctrl Z', onPress: () => void undo() } })
      // Undo takes back the newest step; a button that stayed after the next one would take back the wrong thing.
      const stop = onStepDone(() => {
        stop()
        toasts.dismiss(id)
      })
    },
    [toasts],
  )
}

/** Runs a command and returns its output, or null after having said what went wrong. */
export function useAct(): <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  options?: ActOptions,
) => Promise<CommandOutput<N> | null> {
  const toasts = useToasts()
  const sayDone = useDoneToast()
  return useCallback(
    async (name, input, options = {}) => {
      const outcome = await execute(name, input)
      if (!outcome.ok) {
        toasts.show({ text: outcome.error.message, tone: 'warn' })
        return null
      }
      if (options.done !== undefined) sayDone(options.done)
      return outcome.value
    },
    [toasts, sayDone],
  )
}
