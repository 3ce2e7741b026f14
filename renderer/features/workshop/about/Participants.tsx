/** Who takes part: members of the team or anybody by name, each with what they are there. */
import { UserPlus, UserRound, X } from 'lucide-react'
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import type { Participant } from '#shared/model/workshop.ts'
import { useAct } from '#renderer/app/acting.ts'
import { hueOf, useTeam } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { DraftText } from '#renderer/ui/controls/DraftText.tsx'
import { PickPopover } from '#renderer/ui/lists/PickPopover.tsx'
import { Avatar } from '#renderer/ui/text/Avatar.tsx'
import look from '../Workshop.module.css'
import styles from './Participants.module.css'

interface Choice {
  id: string
  name: string
  who: Participant
}

export function Participants({ workshop, readOnly }: { workshop: WorkshopView; readOnly: string | undefined }) {
  const { workshopId, participants } = workshop
  const act = useAct()
  const team = useTeam()
  const { rows: members } = useQuery('members', {})
  const find = (words: string): Choice[] => {
    const lower = words.toLowerCase()
    const known = (members ?? [])
      .filter(({ memberId }) => !participants.some((each) => each.memberId === memberId))
      .filter(({ name }) => name.toLowerCase().includes(lower))
      .map(({ memberId, name }) => ({ id: memberId as string, name, who: { memberId, role: '' } }))
    return words === '' ? known : [...known, { id: 'named', name: words, who: { name: words, role: '' } }]
  }
  return (
    <section className={look.section} aria-label="People">
      <h2>People</h2>
      <p className={look.mute}>Who comes, and what they do there. Their names do not go into the pack’s cards.</p>
      {participants.length > 0 && (
        <ul className={look.rows}>
          {participants.map(({ lineId, who, name, memberId, role }) => (
            <li key={lineId} className={styles.person}>
              {memberId === null ? (
                <Icon of={UserRound} />
              ) : (
                <Avatar name={name} size="small" hue={hueOf(team, memberId)} isDecorative />
              )}
              <span className={styles.name}>{name}</span>
              <DraftText
                label={`What ${name} does there`}
                look="small"
                isLine
                placeholder="Part in the day"
                isDisabled={readOnly !== undefined}
                value={role}
                onSave={(words) => void act('setParticipant', { workshopId, lineId, says: { ...who, role: words } })}
              />
              <Button
                kind="icon"
                size="small"
                icon={X}
                label={`Take ${name} off`}
                disabledReason={readOnly}
                onPress={() =>
                  void act('setParticipant', { workshopId, lineId, says: null }, { done: `${name} taken off` })
                }
              />
            </li>
          ))}
        </ul>
      )}
      <PickPopover
        label="Who takes part"
        placeholder="A member, or any name"
        find={find}
        idOf={({ id }) => id}
        row={({ id, name }) => (id === 'named' ? `“${name}”, who is not in the team` : name)}
        onPick={({ who }) => void act('setParticipant', { workshopId, says: who })}
        none="Type a name."
      >
        <Button kind="ghost" size="small" icon={UserPlus} disabledReason={readOnly}>
          Add somebody
        </Button>
      </PickPopover>
    </section>
  )
}
