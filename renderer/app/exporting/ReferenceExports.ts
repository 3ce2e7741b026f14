/** References and annotations that leave: of the source, note or plan that is open, else of all sources. */
import type { ReferenceSubject } from '#shared/contract/referenceQueries.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { ask, runTask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { type Route, useRoute } from '../navigation.ts'

/** Undefined: all sources. */
export function referencesOf(route: Route): ReferenceSubject | undefined {
  if (route.place === 'library' && route.sourceId !== undefined) return { kind: 'source', sourceId: route.sourceId }
  if (route.place === 'notes' && route.noteId !== undefined) return { kind: 'note', noteId: route.noteId }
  if (route.place === 'plan' && route.planId !== undefined) return { kind: 'plan', planId: route.planId }
  return undefined
}

export function ReferenceExports(): null {
  const subject = referencesOf(useRoute())
  const toasts = useToasts()
  const of = subject === undefined ? {} : { subject }

  const save = async (kind: 'bibtex' | 'ris' | 'csl' | 'jsonld'): Promise<void> => {
    const made =
      kind === 'jsonld'
        ? await runTask('exportAnnotations', of)
        : await ask('exportReferences', { format: kind, ...of })
    const fail = (text: string): void => void toasts.show({ text, tone: 'warn', topic: 'export' })
    if (!made.ok) return fail(made.error.message)
    if (made.value === null) return fail('There is nothing to export here any more.')
    const { fileName, content, left, replaced } = made.value
    const saved = await shell().saveFile({ suggestedName: fileName, content, kind })
    if (!saved.ok) return fail(saved.error.message)
    if (saved.value === null) return
    const more = [...(replaced.places > 0 ? [replacedWords(replaced)] : []), ...left]
    toasts.show({ text: [`Saved to ${saved.value.path}.`, ...more].join(' '), topic: 'export' })
  }
  useCommand('export.bibtex', () => void save('bibtex'))
  useCommand('export.ris', () => void save('ris'))
  useCommand('export.csl', () => void save('csl'))
  useCommand('export.annotations', () => void save('jsonld'))
  return null
}
