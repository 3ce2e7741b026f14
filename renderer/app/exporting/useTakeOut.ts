/** Carries one export out: to the place that somebody chooses, or to the printer, and says what became of it. */
import type { ReplacedNames } from '#shared/contract/exchange.ts'
import type { ExportSubject } from '#shared/contract/queries.ts'
import type { TemplateChoice } from '#shared/contract/templates.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import type { Paper } from '#shared/model/workshop.ts'
import type { CitationStyle } from '#shared/references/cite.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { ask, runTask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import { type CoreKind, type ExportKind, isWrittenByCore } from './exportKinds.ts'

/** What the core answers about a document: by pseudonym or not, as it was asked. */
export interface LoadedDocument {
  fileName: string
  content: string
  replaced: ReplacedNames
}

export interface Leaving {
  subject: ExportSubject
  kind: ExportKind
  names: 'pseudonyms' | 'names'
  paper: Paper
  template: TemplateChoice
  /** Unless said, as the workspace cites. */
  style?: CitationStyle | undefined
}

export function useTakeOut() {
  const toasts = useToasts()
  const fail = (text: string): void => void toasts.show({ text, tone: 'warn', topic: 'export' })
  const saved = (path: string, replaced: ReplacedNames): void => {
    const said = replaced.places > 0 ? `. ${replacedWords(replaced)}` : ''
    toasts.show({ text: `Saved to ${path}${said}`, topic: 'export' })
  }

  /** Null: it could not be had, which is said. */
  const load = async ({ subject, kind, names, template, style }: Leaving): Promise<LoadedDocument | null> => {
    const format = kind === 'markdown' ? 'markdown' : 'html'
    await runTask('workOutExport', { subject })
    const outcome = await ask('export', { subject, format, names, template, ...(style && { style }) })
    if (!outcome.ok) fail(outcome.error.message)
    else if (outcome.value === null) fail('There is nothing to export here any more.')
    return outcome.ok ? outcome.value : null
  }

  const write = async (
    { subject, names, paper, template, style }: Leaving,
    format: CoreKind | 'markdown',
  ): Promise<void> => {
    const of = await ask('exportPreview', { subject, as: 'table' })
    const suggestedName = of.ok && of.value !== null ? of.value.fileName : 'Export'
    const path = await shell().placeForExport({ suggestedName, kind: format })
    if (path === null) return
    const stop = new AbortController()
    toasts.show({
      text: `Writing ${path}`,
      topic: 'export',
      seconds: Number.POSITIVE_INFINITY,
      action: { label: 'Stop', onPress: () => stop.abort() },
    })
    const asked = { subject, format, path, paper, names, template, ...(style && { style }) }
    const made = await runTask('exportDocument', asked, { signal: stop.signal })
    if (!made.ok) fail(made.error.message)
    else if (made.value === null) fail('There is nothing to export here any more.')
    else saved(made.value.path, made.value.replaced)
  }

  const takeOut = async (leaving: Leaving): Promise<void> => {
    const { kind } = leaving
    if (isWrittenByCore(kind)) return write(leaving, kind)
    // Its pictures are files beside it.
    if (kind === 'markdown' && leaving.subject.kind === 'insight') return write(leaving, kind)
    const document = await load(leaving)
    if (document === null) return
    if (kind === 'print') {
      const printed = await shell().printHtml(document.content)
      if (!printed.ok) fail(printed.error.message)
      return
    }
    const outcome = await shell().saveFile({ suggestedName: document.fileName, content: document.content, kind })
    if (!outcome.ok) fail(outcome.error.message)
    else if (outcome.value !== null) saved(outcome.value.path, document.replaced)
  }
  return { fail, takeOut }
}
