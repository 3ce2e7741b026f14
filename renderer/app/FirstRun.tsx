/** No workspace is open: start one, look round the sample, or open a folder. */
import { useState } from 'react'
import type { OpenWorkspace } from '#shared/contract/shell.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { shell } from '../data/shell.ts'

export function FirstRun({ onOpened }: { onOpened: (workspace: OpenWorkspace) => void }) {
  const [name, setName] = useState('')
  const toasts = useToasts()
  const create = async (): Promise<void> => {
    const outcome = await shell().createWorkspace({ name })
    if (outcome.ok) onOpened(outcome.value)
    else toasts.show({ text: outcome.error.message, tone: 'warn' })
  }
  return (
    <main>
      <TextField label="Name" value={name} onChange={setName} />
      <Button
        kind="solid"
        onPress={() => void create()}
        disabledReason={name.trim() === '' ? 'Name it first' : undefined}
      >
        Create
      </Button>
    </main>
  )
}
