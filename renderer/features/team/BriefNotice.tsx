/** A calm word at the top of the window when things had changed before one came back to it; never while one is there. */
import { useEffect, useState } from 'react'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { briefSummary } from './briefWords.ts'
import { movesSummary } from './moveWords.ts'
import { useTeamAct } from './useTeamAct.ts'

/** Away from the window for this long, one comes back to it. */
const AWAY_MS = 10 * 60_000

export default function BriefNotice() {
  const { rows: brief } = useQuery('brief', {})
  const [, setInspectorOpen] = useInspectorOpen()
  const { act } = useTeamAct()
  const { place } = useRoute()
  /** One has just come to the window, or back to it: what is there now came meanwhile. */
  const [isBack, setBack] = useState(true)
  const [isShown, setShown] = useState(false)
  const isKnown = brief !== undefined
  const total = brief?.total ?? 0
  if (isBack && isKnown) {
    setBack(false)
    setShown(total > 0)
  }
  useEffect(() => {
    let leftAt = Number.POSITIVE_INFINITY
    const listen = (): void => {
      if (document.visibilityState === 'hidden') leftAt = Date.now()
      else if (Date.now() - leftAt > AWAY_MS) setBack(true)
    }
    document.addEventListener('visibilitychange', listen)
    return () => document.removeEventListener('visibilitychange', listen)
  }, [])
  if (!isShown || !brief || total === 0 || place === 'team') return null
  return (
    <ErrorNote
      tone="info"
      isBanner
      isLive={false}
      what="Things changed while you were away"
      actions={[
        {
          label: 'See what',
          onPress: () => {
            setShown(false)
            setInspectorOpen(true)
            navigate({ place: 'team' })
          },
        },
        { label: 'Later', onPress: () => setShown(false) },
        {
          label: 'Mark as read',
          onPress: () => {
            setShown(false)
            void act('briefRead', {})
          },
        },
      ]}
    >
      {briefSummary(brief)} <Moved />
    </ErrorNote>
  )
}

/** Asked only while the notice is there: states are worked out for it. */
function Moved() {
  const { rows: moves } = useQuery('briefMoves', {})
  return moves === undefined ? null : movesSummary(moves)
}
