/** The lenses from anywhere: on or off on this device, and the team's word list. */
import { useState } from 'react'
import { useCommand } from '#renderer/app/commands.ts'
import { useLensesShown } from '#renderer/app/lenses/useLenses.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { LensDialog } from './LensDialog.tsx'

export default function LensCommands() {
  const [shown, setShown] = useLensesShown()
  const [isOpen, setOpen] = useState(false)
  const toasts = useToasts()
  useCommand('lens.toggle', () => {
    setShown({ ...shown, isOff: !shown.isOff })
    toasts.show({ text: shown.isOff ? 'The lenses are on.' : 'The lenses are off on this device.', topic: 'lenses' })
  })
  useCommand('lens.words', () => setOpen(true))
  return isOpen ? <LensDialog onClose={() => setOpen(false)} /> : null
}
