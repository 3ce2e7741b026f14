/** The workshop's name, and under it every workshop and what can be done with this one. */
import { ChevronDown, Copy, Plus, Presentation, Trash2 } from 'lucide-react'
import type { WorkshopRow } from '#shared/contract/workshopQueries.ts'
import type { WorkshopId } from '#shared/model/ids.ts'
import { runCommand } from '#renderer/app/commands.ts'
import { dayWords } from '#renderer/app/days/dayWords.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { lengthWords, workshopTitle } from './words.ts'
import styles from './Workshop.module.css'

const rowDetail = ({ client, on, minutes }: WorkshopRow): string =>
  [client, on === null ? 'no day yet' : dayWords(on), lengthWords(minutes)].filter((words) => words !== '').join(', ')

export interface WorkshopMenuProps {
  workshops: readonly WorkshopRow[]
  workshopId: WorkshopId
  title: string
}

export function WorkshopMenu({ workshops, workshopId, title }: WorkshopMenuProps) {
  const readOnly = useReadOnlyBecause()
  const refused = readOnly === undefined ? {} : { isDisabled: true, detail: readOnly }
  const entries: MenuEntry[] = [
    {
      id: 'workshops',
      kind: 'group',
      label: 'Workshops',
      entries: workshops.map((row) => ({
        id: row.workshopId,
        label: workshopTitle(row.title),
        detail: rowDetail(row),
        icon: Presentation,
        isChecked: row.workshopId === workshopId,
        onAction: () => navigate({ place: 'workshop', workshopId: row.workshopId }),
      })),
    },
    { id: 'line-1', kind: 'line' },
    { id: 'half', label: 'New, half a day…', icon: Plus, onAction: () => void runCommand('workshop.half'), ...refused },
    {
      id: 'full',
      label: 'New, a whole day…',
      icon: Plus,
      onAction: () => void runCommand('workshop.full'),
      ...refused,
    },
    { id: 'new', label: 'New, empty…', icon: Plus, onAction: () => void runCommand('workshop.new'), ...refused },
    { id: 'line-2', kind: 'line' },
    {
      id: 'duplicate',
      label: 'Duplicate for the next client…',
      icon: Copy,
      onAction: () => void runCommand('workshop.duplicate'),
      ...refused,
    },
    {
      id: 'trash',
      label: 'Move this workshop to the trash',
      icon: Trash2,
      onAction: () => void runCommand('workshop.trash'),
      ...refused,
    },
  ]
  return (
    <Menu label="Workshops" entries={entries}>
      <Button kind="ghost" className={styles.titleButton}>
        <span className={styles.titleWords}>{workshopTitle(title)}</span>
        <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />
      </Button>
    </Menu>
  )
}
