/** How far coders agree, and the queue of what they differ on. Nobody has to come here for anything else to work. */
import { currentRoute, navigate, useRoute } from '#renderer/app/navigation.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Disagreements } from './Disagreements.tsx'
import { Figures } from './Figures.tsx'
import styles from './Agreement.module.css'

type Side = 'figures' | 'queue'

function show(side: Side): void {
  const route = currentRoute()
  if (route.place !== 'insight') return
  const { queue: _queue, passage: _passage, ...rest } = route
  navigate({ ...rest, tab: 'agreement', ...(side === 'queue' && { queue: 'open' as const }) })
}

export default function AgreementTab() {
  const route = useRoute()
  const { queue, passage } = route.place === 'insight' ? route : {}
  const { rows: counted } = useSteadyQuery('disagreementCount', {})
  return (
    <div className={styles.place}>
      <div className={styles.inner}>
        <SegmentedControl<Side>
          label="Agreement"
          segments={[
            { id: 'figures', label: 'How far you agree' },
            { id: 'queue', label: 'Where you differ', count: counted?.open },
          ]}
          value={queue === undefined ? 'figures' : 'queue'}
          onChange={show}
        />
        {queue === undefined ? <Figures /> : <Disagreements key={passage} show={queue} passage={passage} />}
      </div>
    </div>
  )
}
