/** Who does a step: a member of the team, or anybody by name. */
import { UserRound } from 'lucide-react'
import type { StepView } from '#shared/contract/planQueries.ts'
import type { StepOwner } from '#shared/model/plan.ts'
import { hueOf, useTeam } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Avatar } from '#renderer/ui/text/Avatar.tsx'
import { PickPopover } from '#renderer/ui/lists/PickPopover.tsx'
import styles from './Step.module.css'

interface Choice {
  id: string
  words: string
  owner: StepOwner | null
}

export interface OwnerFieldProps {
  step: StepView
  onChange: (owner: StepOwner | null) => void
  readOnly: string | undefined
}

export function OwnerField({ step, onChange, readOnly }: OwnerFieldProps) {
  const team = useTeam()
  const { rows: members } = useQuery('members', {})
  const find = (words: string): Choice[] => {
    const lower = words.toLowerCase()
    const known = (members ?? [])
      .filter(({ name }) => name.toLowerCase().includes(lower))
      .map(({ memberId, name }) => ({ id: memberId as string, words: name, owner: { memberId } }))
    const isNew = words !== '' && !known.some((each) => each.words.toLowerCase() === lower)
    return [
      ...known,
      ...(isNew ? [{ id: 'named', words, owner: { name: words } }] : []),
      ...(step.owner === null || words !== '' ? [] : [{ id: 'nobody', words: 'Nobody', owner: null }]),
    ]
  }
  const hue = step.owner && 'memberId' in step.owner ? hueOf(team, step.owner.memberId) : 'me'
  return (
    <PickPopover
      label="Who does this step"
      placeholder="A member, or any name"
      find={find}
      idOf={(choice) => choice.id}
      row={(choice) => (
        <span className={styles.pick}>
          {choice.owner === null || 'name' in choice.owner ? (
            <Icon of={UserRound} />
          ) : (
            <Avatar name={choice.words} size="small" hue={hueOf(team, choice.owner.memberId)} isDecorative />
          )}
          <span>{choice.id === 'named' ? `“${choice.words}”, who is not in the team` : choice.words}</span>
        </span>
      )}
      onPick={(choice) => onChange(choice.owner)}
      none="Type a name."
    >
      <Button kind="plain" size="small" className={styles.owner} disabledReason={readOnly}>
        {step.ownerName === null ? (
          'Nobody yet'
        ) : (
          <>
            <Avatar name={step.ownerName} size="small" hue={hue} isDecorative />
            <span className={styles.ownerName}>{step.ownerName}</span>
          </>
        )}
      </Button>
    </PickPopover>
  )
}
