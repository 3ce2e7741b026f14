/** Export and print what is open: a note, a source's quotes, a code's quotes, a plan, a search result; and the reports. */
import { useState } from 'react'
import type { ExportSubject } from '#shared/contract/queries.ts'
import { ask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { useLenses, useLensesShown } from '../lenses/useLenses.ts'
import { type Route, useRoute } from '../navigation.ts'
import { type Asked, ExportDialog } from './ExportDialog.tsx'
import { type ExportKind, hasPaper, reportKinds } from './exportKinds.ts'
import { findingsIn } from './findingsIn.ts'
import { type Leaving, useTakeOut } from './useTakeOut.ts'

/** What an export of the open thing would hold; null where nothing is open. */
export function subjectOf(route: Route): ExportSubject | null {
  if (route.place === 'notes' && route.noteId !== undefined) return { kind: 'note', noteId: route.noteId }
  if (route.place === 'library' && route.sourceId !== undefined) return { kind: 'source', sourceId: route.sourceId }
  if (route.place === 'codes' && route.codeId !== undefined) return { kind: 'code', codeId: route.codeId }
  if (route.place === 'plan' && route.planId !== undefined) return { kind: 'plan', planId: route.planId }
  if (route.place === 'search' && (route.query !== '' || Object.keys(route.filters).length > 0))
    return { kind: 'search', query: route.query, filters: route.filters }
  return null
}

/** True where pseudonyms stand in it, which somebody may want otherwise. */
async function namesSomebody(subject: ExportSubject): Promise<boolean> {
  const preview = await ask('exportPreview', { subject, as: 'table' })
  return preview.ok && preview.value !== null && preview.value.replaced.places > 0
}

export function ExportCommands() {
  const open = subjectOf(useRoute())
  const { memory } = useLenses()
  const [{ without }] = useLensesShown()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { fail, takeOut } = useTakeOut()

  /** Asks only where there is something to be asked or to be seen before. */
  const begin = async (
    subject: ExportSubject | null,
    kinds: readonly [ExportKind, ...ExportKind[]],
    title?: string,
  ): Promise<void> => {
    if (subject === null) return
    const [kind] = kinds
    const [findings, paper] = await Promise.all([
      findingsIn(subject, memory, !without.includes('reach')),
      shell().paper(),
    ])
    const isAsked = kinds.length > 1 || hasPaper(kind) || findings.count > 0 || (await namesSomebody(subject))
    if (isAsked) setAsked({ subject, kinds, findings, paper, ...(title !== undefined && { title }) })
    else await takeOut({ subject, kind, names: 'pseudonyms', paper, template: 'usual' })
  }
  /** On the plan that is open, else the one made last. */
  const beginPlan = async (): Promise<void> => {
    const plans = await ask('plans', {})
    if (!plans.ok) return fail(plans.error.message)
    const [newest] = plans.value.toSorted((a, b) => b.createdAt - a.createdAt)
    if (open?.kind === 'plan') await begin(open, reportKinds, 'Report: plan')
    else if (newest) await begin({ kind: 'plan', planId: newest.planId }, reportKinds, 'Report: plan')
    else fail('There is no plan to report on yet; begin one under Plan.')
  }
  const confirm = async (from: Asked, leaving: Leaving): Promise<void> => {
    setAsked(null)
    if (hasPaper(leaving.kind) && leaving.paper !== from.paper) await shell().setPaper(leaving.paper)
    await takeOut(leaving)
  }

  const isActive = open !== null
  useCommand('export.markdown', () => void begin(open, ['markdown']), { isActive })
  useCommand('export.html', () => void begin(open, ['html']), { isActive })
  useCommand('export.pdf', () => void begin(open, ['pdf']), { isActive })
  useCommand('export.docx', () => void begin(open, ['docx']), { isActive })
  useCommand('export.xlsx', () => void begin(open, ['xlsx', 'csv']), { isActive })
  useCommand('print', () => void begin(open, ['print']), { isActive })
  useCommand('report.plan', () => void beginPlan())
  useCommand('report.evidence', () => void begin({ kind: 'evidenceBook' }, reportKinds))
  useCommand('report.codebook', () => void begin({ kind: 'codebook' }, reportKinds))
  useCommand('report.people', () => void begin({ kind: 'people' }, reportKinds))
  useCommand('report.insight', () => void begin({ kind: 'insight' }, reportKinds))
  return (
    asked && (
      <ExportDialog asked={asked} onClose={() => setAsked(null)} onExport={(leaving) => void confirm(asked, leaving)} />
    )
  )
}
