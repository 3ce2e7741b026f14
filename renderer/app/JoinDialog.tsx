/** Joining another team from an open workspace: asked for by a command, or by a link that was opened in the system. */
import { useSyncExternalStore } from 'react'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { currentInvite, dismissInvite, onInvite } from '../data/shell.ts'
import { JoinForm } from './JoinForm.tsx'
import { useWorkspace } from './workspace.ts'

export function JoinDialog({ isAsked, onClose }: { isAsked: boolean; onClose: () => void }) {
  const invite = useSyncExternalStore(onInvite, currentInvite)
  const { me } = useWorkspace()
  const toasts = useToasts()
  const close = (): void => {
    dismissInvite()
    onClose()
  }
  return (
    <Dialog
      isOpen={isAsked || invite !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
      title="Join a team"
    >
      <JoinForm
        key={invite}
        link={invite ?? ''}
        name={me.name === 'You' ? '' : me.name}
        cancelWords="Cancel"
        onCancel={close}
        onJoined={({ name }) => {
          close()
          toasts.show({ text: `${name} opens in a window of its own.` })
        }}
      />
    </Dialog>
  )
}
