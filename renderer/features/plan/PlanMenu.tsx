/** The plan's name, and under it every plan and what can be done with this one. */
import { ChevronDown, ListChecks, Plus, Trash2 } from 'lucide-react'
import type { PlanRow } from '#shared/contract/planQueries.ts'
import type { PlanId } from '#shared/model/ids.ts'
import { runCommand } from '#renderer/app/commands.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import styles from './PlanPane.module.css'

export const planTitle = (title: string): string => (title === '' ? 'Untitled plan' : title)

export function PlanMenu({ plans, planId, title }: { plans: readonly PlanRow[]; planId: PlanId; title: string }) {
  const readOnly = useReadOnlyBecause()
  const refused = readOnly === undefined ? {} : { isDisabled: true, detail: readOnly }
  const entries: MenuEntry[] = [
    {
      id: 'plans',
      kind: 'group',
      label: 'Plans',
      entries: plans.map((plan) => ({
        id: plan.planId,
        label: planTitle(plan.title),
        detail: plan.steps === 0 ? 'No steps yet' : `${plan.done} of ${plan.steps} steps done`,
        icon: ListChecks,
        isChecked: plan.planId === planId,
        onAction: () => navigate({ place: 'plan', planId: plan.planId }),
      })),
    },
    { id: 'line-1', kind: 'line' },
    {
      id: 'template',
      label: 'New plan from the template',
      icon: Plus,
      onAction: () => void runCommand('plan.template'),
      ...refused,
    },
    { id: 'new', label: 'New empty plan', icon: Plus, onAction: () => void runCommand('plan.new'), ...refused },
    { id: 'line-2', kind: 'line' },
    { id: 'rename', label: 'Rename this plan…', onAction: () => void runCommand('plan.rename'), ...refused },
    { id: 'markdown', label: 'Export as Markdown…', onAction: () => void runCommand('export.markdown') },
    { id: 'html', label: 'Export as a web page…', onAction: () => void runCommand('export.html') },
    { id: 'pdf', label: 'Export as PDF…', onAction: () => void runCommand('export.pdf') },
    { id: 'docx', label: 'Export as Word document…', onAction: () => void runCommand('export.docx') },
    { id: 'xlsx', label: 'Export as Excel or CSV…', onAction: () => void runCommand('export.xlsx') },
    {
      id: 'trash',
      label: 'Move this plan to the trash',
      icon: Trash2,
      onAction: () => void runCommand('plan.trash'),
      ...refused,
    },
  ]
  return (
    <Menu label="Plans" entries={entries}>
      <Button kind="ghost" className={styles.titleButton}>
        <span className={styles.titleWords}>{planTitle(title)}</span>
        <ChevronDown size={14} strokeWidth={1.6} aria-hidden="true" />
      </Button>
    </Menu>
  )
}
