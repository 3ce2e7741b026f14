/** What stands behind the mark of a picture that was pressed: quotes, sources, people or steps, each with its way. */
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { type Route, useRoute } from '#renderer/app/navigation.ts'
import { focusOpener } from '#renderer/app/pictures/openBehind.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { useShell } from '#renderer/ui/panes/shellContext.ts'
import { BehindTitle } from './BehindTitle.tsx'
import { PeopleOfGroup, PeopleStanding } from './PeopleBehind.tsx'
import { QuoteList } from './QuoteList.tsx'
import { SourcesBehind } from './SourcesBehind.tsx'
import { StepsBehind } from './StepsBehind.tsx'
import styles from './Behind.module.css'

export type OpenBehind = NonNullable<Extract<Route, { place: 'insight' }>['behind']>

export default function BehindInspector() {
  const route = useRoute()
  const behind = route.place === 'insight' ? route.behind : undefined
  return behind && <BehindPane key={JSON.stringify(behind)} behind={behind} />
}

function BehindPane({ behind }: { behind: OpenBehind }) {
  const [, setInspectorOpen] = useInspectorOpen()
  const { over } = useShell()
  const close = (): void => {
    setInspectorOpen(false)
    focusOpener()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Over the content the shell puts it away, and gives the focus back.
    if (event.key !== 'Escape' || event.defaultPrevented || over === 'inspector') return
    event.preventDefault()
    close()
  }
  return (
    <Pane
      kind="inspector"
      label="What stands behind it"
      bar={
        <PaneBar
          title={<BehindTitle behind={behind} />}
          actions={over !== 'inspector' && <Button kind="icon" icon={X} label="Close" keys="Esc" onPress={close} />}
        />
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape of the rows inside, which have the focus */}
      <div className={styles.body} onKeyDown={onKeyDown}>
        {listOf(behind)}
      </div>
    </Pane>
  )
}

function listOf(behind: OpenBehind): ReactNode {
  switch (behind.kind) {
    case 'quotes': {
      const { codes, stance, sourceId } = behind
      // Which stance is looked for is said by the mark; the filter's own would count codings of the other away.
      const { stance: filtered, ...rest } = behind.filters
      const filters = {
        ...rest,
        ...((stance ?? filtered) ? { stance: stance ?? filtered } : {}),
        ...(sourceId && { sourceId }),
      }
      return (
        <QuoteList isCounted name="codedQuotes" input={{ codes: [...codes], filters, ...(stance && { stance }) }} />
      )
    }
    case 'sources':
      return <SourcesBehind codes={behind.codes} filters={behind.filters} />
    case 'standing':
      return <PeopleStanding behind={behind} />
    case 'group':
      return <PeopleOfGroup behind={behind} />
    case 'steps':
      return <StepsBehind behind={behind} />
    // These lead to their own places.
    case 'cell':
    case 'source':
    case 'person':
      return null
  }
}
