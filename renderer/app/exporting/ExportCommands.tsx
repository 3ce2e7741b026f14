/** Export and print what is open: a note, a source's quotes, a code's quotes, a plan, a search result; and the reports. */
import { useState } from 'react'
import type { ExportSubject } from '#shared/contract/queries.ts'
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { useLenses, useLensesShown } from '../lenses/useLenses.ts'
import { type Route, useRoute } from '../navigation.ts'
import { type Asked, type Chosen, ExportDialog } from './ExportDialog.tsx'
import { type ExportKind, hasPaper, reportKinds } from './exportKinds.ts'
import { findingsIn } from './findingsIn.ts'
import { useTakeOut } from './useTakeOut.ts'

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

export function ExportCommands() {
  const open = subjectOf(useRoute())
  const { memory } = useLenses()
  const [{ without }] = useLensesShown()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { load, takeOut } = useTakeOut()

  /** Asks only where there is something to be asked or to be seen before. */
  const begin = async (subject: ExportSubject | null, kinds: readonly [ExportKind, ...ExportKind[]]): Promise<void> => {
    if (subject === null) return
    const [kind] = kinds
    const [document, findings, paper] = await Promise.all([
      load(subject, kind, 'pseudonyms'),
      findingsIn(subject, memory, !without.includes('reach')),
      shell().paper(),
    ])
    if (document === null) return
    const isPlain = document.replaced.places === 0 && findings.count === 0
    if (isPlain && kinds.length === 1 && !hasPaper(kind))
      await takeOut({ subject, kind, names: 'pseudonyms', paper, document })
    else setAsked({ subject, kinds, document, findings, paper })
  }
  const confirm = async (from: Asked, { kind, paper, names }: Chosen): Promise<void> => {
    setAsked(null)
    const { subject, kinds } = from
    if (hasPaper(kind) && paper !== from.paper) await shell().setPaper(paper)
    const isOther = kind === 'markdown' && kinds[0] !== 'markdown'
    const document = isOther ? await load(subject, kind, 'pseudonyms') : from.document
    if (document !== null) await takeOut({ subject, kind, names, paper, document })
  }

  const isActive = open !== null
  useCommand('export.markdown', () => void begin(open, ['markdown']), { isActive })
  useCommand('export.html', () => void begin(open, ['html']), { isActive })
  useCommand('export.pdf', () => void begin(open, ['pdf']), { isActive })
  useCommand('export.docx', () => void begin(open, ['docx']), { isActive })
  useCommand('print', () => void begin(open, ['print']), { isActive })
  useCommand('report.evidence', () => void begin({ kind: 'evidenceBook' }, reportKinds))
  useCommand('report.codebook', () => void begin({ kind: 'codebook' }, reportKinds))
  useCommand('report.people', () => void begin({ kind: 'people' }, reportKinds))
  useCommand('report.insight', () => void begin({ kind: 'insight' }, reportKinds))
  return (
    asked && (
      <ExportDialog asked={asked} onClose={() => setAsked(null)} onExport={(chosen) => void confirm(asked, chosen)} />
    )
  )
}
