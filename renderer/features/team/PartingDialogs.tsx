/** Removing somebody, and leaving: what neither can take back is said before the click. */
import type { TeamMember } from '#shared/contract/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { useTeamAct } from './useTeamAct.ts'
import styles from './PartingDialogs.module.css'

export function RemoveMember({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const { act, isBusy } = useTeamAct()
  const { name, memberId, devices } = member
  return (
    <Parting
      title={`Remove ${name} from the team`}
      verb={`Remove ${name}`}
      isBusy={isBusy}
      onClose={onClose}
      onDo={() => act('removeMember', { memberId })}
    >
      <p>
        From now on nothing is sent to {devices.length === 1 ? 'their device' : `their ${devices.length} devices`} or
        taken from {devices.length === 1 ? 'it' : 'them'}, as soon as each of the others has heard of it.
      </p>
      <p>
        This cannot take back what they have: everything that reached them stays with them, and they can go on reading
        it. What they made here stays here, under their name.
      </p>
      <p>To let them in again, invite them anew.</p>
    </Parting>
  )
}

export function LeaveTeam({ isOnlyOwner, onClose }: { isOnlyOwner: boolean; onClose: () => void }) {
  const { act, isBusy } = useTeamAct()
  return (
    <Parting
      title="Leave this team"
      verb="Leave the team"
      isBusy={isBusy}
      disabledReason={
        isOnlyOwner ? 'Make somebody else an owner first, or nobody could invite or remove any more' : undefined
      }
      onClose={onClose}
      onDo={() => act('leaveTeam', {})}
    >
      <p>
        Your devices stop exchanging with the others. What is on this computer stays, to be read; what you made stays
        with the team, under your name.
      </p>
      {isOnlyOwner ? (
        <p>You are the only owner. Make somebody else an owner first, or nobody could invite or remove any more.</p>
      ) : (
        <p>This cannot be undone from here: to come back, ask an owner for a new invitation.</p>
      )}
    </Parting>
  )
}

interface PartingProps {
  title: string
  verb: string
  isBusy: boolean
  disabledReason?: string | undefined
  onClose: () => void
  onDo: () => Promise<unknown>
  children: React.ReactNode
}

function Parting({ title, verb, isBusy, disabledReason, onClose, onDo, children }: PartingProps) {
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={title}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button isDanger isBusy={isBusy} disabledReason={disabledReason} onPress={() => void onDo().then(onClose)}>
            {verb}
          </Button>
        </>
      }
    >
      <div className={styles.words}>{children}</div>
    </Dialog>
  )
}
