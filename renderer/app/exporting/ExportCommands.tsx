/** Export and print what is open: a note, a source's quotes, a code's quotes, a plan, a search result. */
import { useState } from 'react'
import type { ExportSubject } from '#shared/contract/queries.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { ask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { useLenses, useLensesShown } from '../lenses/useLenses.ts'
import { type Route, useRoute } from '../navigation.ts'
import { type Asked, ExportDialog, type ExportKind } from './ExportDialog.tsx'
import { findingsIn } from './findingsIn.ts'

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
  const subject = subjectOf(useRoute())
  const toasts = useToasts()
  const { memory } = useLenses()
  const [{ without }] = useLensesShown()
  const [asked, setAsked] = useState<Asked | null>(null)
  const fail = (text: string) => toasts.show({ text, tone: 'warn', topic: 'export' })

  const load = async (what: ExportSubject, kind: ExportKind, names: 'pseudonyms' | 'names') => {
    const outcome = await ask('export', { subject: what, format: kind === 'markdown' ? 'markdown' : 'html', names })
    if (!outcome.ok) fail(outcome.error.message)
    else if (outcome.value === null) fail('There is nothing to export here any more.')
    return outcome.ok ? outcome.value : null
  }
  const takeOut = async (kind: ExportKind, document: Asked['document']): Promise<void> => {
    if (kind === 'print') {
      const printed = await shell().printHtml(document.content)
      if (!printed.ok) fail(printed.error.message)
      return
    }
    const saved = await shell().saveFile({
      suggestedName: document.fileName.replace(/\.html$/, kind === 'pdf' ? '.pdf' : '.html'),
      content: document.content,
      kind,
    })
    if (!saved.ok) fail(saved.error.message)
    else if (saved.value !== null) {
      const said = document.replaced.places > 0 ? `. ${replacedWords(document.replaced)}` : ''
      toasts.show({ text: `Saved to ${saved.value.path}${said}`, topic: 'export' })
    }
  }
  /** Asks only where there is something to be asked or to be seen before. */
  const begin = async (kind: ExportKind): Promise<void> => {
    if (subject === null) return
    const [document, findings] = await Promise.all([
      load(subject, kind, 'pseudonyms'),
      findingsIn(subject, memory, !without.includes('reach')),
    ])
    if (document === null) return
    if (document.replaced.places === 0 && findings.count === 0) await takeOut(kind, document)
    else setAsked({ subject, kind, document, findings })
  }
  const confirm = async ({ subject: what, kind, document }: Asked, withNames: boolean): Promise<void> => {
    setAsked(null)
    const chosen = withNames ? await load(what, kind, 'names') : document
    if (chosen !== null) await takeOut(kind, chosen)
  }

  const isActive = subject !== null
  useCommand('export.markdown', () => void begin('markdown'), { isActive })
  useCommand('export.html', () => void begin('html'), { isActive })
  useCommand('export.pdf', () => void begin('pdf'), { isActive })
  useCommand('print', () => void begin('print'), { isActive })
  return (
    asked && (
      <ExportDialog
        asked={asked}
        onClose={() => setAsked(null)}
        onExport={(withNames) => void confirm(asked, withNames)}
      />
    )
  )
}
