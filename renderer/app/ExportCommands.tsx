/** Export and print what is open: a note, a source's quotes, a code's quotes, a plan, a search result. */
import type { ExportSubject } from '#shared/contract/queries.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { ask } from '../data/core.ts'
import { shell } from '../data/shell.ts'
import { useCommand } from './commands.ts'
import { type Route, useRoute } from './navigation.ts'

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
  const fail = (text: string) => toasts.show({ text, tone: 'warn', topic: 'export' })

  const load = async (format: 'markdown' | 'html'): Promise<{ fileName: string; content: string } | null> => {
    if (subject === null) return null
    const outcome = await ask('export', { subject, format })
    if (!outcome.ok) fail(outcome.error.message)
    else if (outcome.value === null) fail('There is nothing to export here any more.')
    return outcome.ok ? outcome.value : null
  }
  const save = async (kind: 'markdown' | 'html' | 'pdf'): Promise<void> => {
    const document = await load(kind === 'markdown' ? 'markdown' : 'html')
    if (document === null) return
    const saved = await shell().saveFile({
      suggestedName: document.fileName.replace(/\.html$/, kind === 'pdf' ? '.pdf' : '.html'),
      content: document.content,
      kind,
    })
    if (!saved.ok) fail(saved.error.message)
    else if (saved.value !== null) toasts.show({ text: `Saved to ${saved.value.path}`, topic: 'export' })
  }
  const print = async (): Promise<void> => {
    const document = await load('html')
    if (document === null) return
    const printed = await shell().printHtml(document.content)
    if (!printed.ok) fail(printed.error.message)
  }

  const isActive = subject !== null
  useCommand('export.markdown', () => void save('markdown'), { isActive })
  useCommand('export.html', () => void save('html'), { isActive })
  useCommand('export.pdf', () => void save('pdf'), { isActive })
  useCommand('print', () => void print(), { isActive })
  return null
}
