/** Whose caret this window shows to teammates, and by which name and hue theirs are shown here: the team's own, not what a device says. */
import { useCallback, useMemo } from 'react'
import { hueOf, isHere, useTeam } from '#renderer/app/team.ts'
import type { CaretOwner } from '#renderer/editor/collab/carets.ts'
import type { WhoIs } from '#renderer/editor/collab/RemoteCarets.tsx'

export function useCaretNames(): { me: CaretOwner | null; who: WhoIs } {
  const team = useTeam()
  const mine = team?.members.find((member) => member.isMe)
  // One's own second laptop counts: it is another place, too.
  const isSeen = team !== null && !team.removed && team.members.some(isHere)
  const memberId = mine?.memberId
  const myName = mine?.name
  const me = useMemo(
    () => (isSeen && memberId !== undefined && myName !== undefined ? { memberId, name: myName } : null),
    [isSeen, memberId, myName],
  )
  const names = JSON.stringify(
    team?.members.map((member) => [member.memberId, member.name, hueOf(team, member.memberId)]),
  )
  const who = useCallback<WhoIs>(
    (id, said) => {
      const known = (JSON.parse(names ?? '[]') as [string, string, ReturnType<WhoIs>['hue']][]).find(
        ([each]) => each === id,
      )
      return known ? { name: known[1], hue: known[2] } : { name: said, hue: 'a' }
    },
    [names],
  )
  return { me, who }
}
