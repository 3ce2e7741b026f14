/**
 * References and annotations that leave: of the source, note or plan that is open, else of all sources. Asks only where
 * somebody's name stands in them.
 */
import { useState } from 'react'
import type { ExportNames } from '#shared/contract/exchange.ts'
import type { ReferenceSubject } from '#shared/contract/referenceQueries.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { ask, runTask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { type Route, useRoute } from '../navigation.ts'
import styles from './FolderExport.module.css'

type Kind = 'bibtex' | 'ris' | 'csl' | 'jsonld'

const titles: Readonly<Record<Kind, string>> = {
  bibtex: 'Export references as BibTeX',
  ris: 'Export references as RIS',
  csl: 'Export references as CSL-JSON',
  jsonld: 'Export annotations',
}

/** Undefined: all sources. */
export function referencesOf(route: Route): ReferenceSubject | undefined {
  if (route.place === 'library' && route.sourceId !== undefined) return { kind: 'source', sourceId: route.sourceId }
  if (route.place === 'notes' && route.noteId !== undefined) return { kind: 'note', noteId: route.noteId }
  if (route.place === 'plan' && route.planId !== undefined) return { kind: 'plan', planId: route.planId }
  return undefined
}

const written = (kind: Kind, names: ExportNames, subject: ReferenceSubject | undefined) => {
  const of = subject === undefined ? {} : { subject }
  return kind === 'jsonld'
    ? runTask('exportAnnotations', { names, ...of })
    : ask('exportReferences', { format: kind, names, ...of })
}

interface Asked {
  kind: Kind
  subject: ReferenceSubject | undefined
  /** Where names were replaced. */
  said: string
}

export function ReferenceExports() {
  const subject = referencesOf(useRoute())
  const [asked, setAsked] = useState<Asked | null>(null)
  const toasts = useToasts()
  const fail = (text: string): void => void toasts.show({ text, tone: 'warn', topic: 'export' })

  /** `mayAsk`: where names stand in it, nothing is saved yet. */
  const save = async (
    kind: Kind,
    of: ReferenceSubject | undefined,
    names: ExportNames,
    mayAsk: boolean,
  ): Promise<void> => {
    const made = await written(kind, names, of)
    if (!made.ok) return fail(made.error.message)
    if (made.value === null) return fail('There is nothing to export here any more.')
    const { fileName, content, left, replaced } = made.value
    if (mayAsk && replaced.places > 0) return setAsked({ kind, subject: of, said: replacedWords(replaced) })
    setAsked(null)
    const saved = await shell().saveFile({ suggestedName: fileName, content, kind })
    if (!saved.ok) return fail(saved.error.message)
    if (saved.value === null) return
    const more = [...(replaced.places > 0 ? [replacedWords(replaced)] : []), ...left]
    toasts.show({ text: [`Saved to ${saved.value.path}.`, ...more].join(' '), topic: 'export' })
  }
  useCommand('export.bibtex', () => void save('bibtex', subject, 'pseudonyms', true))
  useCommand('export.ris', () => void save('ris', subject, 'pseudonyms', true))
  useCommand('export.csl', () => void save('csl', subject, 'pseudonyms', true))
  useCommand('export.annotations', () => void save('jsonld', subject, 'pseudonyms', true))
  return (
    asked && (
      <NamesDialog
        asked={asked}
        onClose={() => setAsked(null)}
        onSave={(names) => void save(asked.kind, asked.subject, names, false)}
      />
    )
  )
}

interface NamesDialogProps {
  asked: Asked
  onClose: () => void
  onSave: (names: ExportNames) => void
}

function NamesDialog({ asked: { kind, said }, onClose, onSave }: NamesDialogProps) {
  const [hasNames, setHasNames] = useState(false)
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={titles[kind]}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="solid" autoFocus onPress={() => onSave(hasNames ? 'names' : 'pseudonyms')}>
            Export…
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>
          {hasNames
            ? 'Names stay as they are. What has left cannot be called back.'
            : `${said} That goes for authors, too.`}
        </p>
        <Switch isOn={hasNames} onChange={setHasNames}>
          Use real names
        </Switch>
      </div>
    </Dialog>
  )
}
