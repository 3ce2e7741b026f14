/**
 * What to know before something leaves: how it will look, whose names stand in it, and what the lenses see. It holds
 * nothing up.
 */
import { useState } from 'react'
import type { ReplacedNames } from '#shared/contract/exchange.ts'
import type { ExportSubject } from '#shared/contract/queries.ts'
import type { TemplateChoice } from '#shared/contract/templates.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import type { Paper } from '#shared/model/workshop.ts'
import { type CitationStyle, citationStyles, styleWords } from '#shared/references/cite.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { runCommand } from '../commands.ts'
import {
  type ExportKind,
  exportTitles,
  hasPaper,
  hasTemplate,
  kindLabels,
  reportTitle,
  shownAs,
} from './exportKinds.ts'
import type { FindingsIn } from './findingsIn.ts'
import { Preview, type PreviewWish, usePreview } from './Preview.tsx'
import { SubjectFields } from './SubjectFields.tsx'
import { TemplateField } from './TemplateField.tsx'
import type { Leaving } from './useTakeOut.ts'
import styles from './ExportDialog.module.css'

export interface Asked {
  subject: ExportSubject
  /** More than one: the dialog lets choose, the first unless said. */
  kinds: readonly [ExportKind, ...ExportKind[]]
  findings: FindingsIn
  /** The one used last. */
  paper: Paper
  /** A report of this kind, though its subject is something that can be open as well. */
  title?: string
}

export interface ExportDialogProps {
  asked: Asked
  onClose: () => void
  onExport: (leaving: Leaving) => void
}

const papers = [
  { id: 'a4', label: 'A4' },
  { id: 'letter', label: 'US Letter' },
] as const satisfies readonly { id: Paper; label: string }[]

const citations = citationStyles.map((id) => ({ id, label: styleWords[id] }))

export function ExportDialog({ asked, onClose, onExport }: ExportDialogProps) {
  const { kinds, findings } = asked
  const [subject, setSubject] = useState(asked.subject)
  const [kind, setKind] = useState(kinds[0])
  const [paper, setPaper] = useState(asked.paper)
  const [template, setTemplate] = useState<TemplateChoice>('usual')
  const [style, setStyle] = useState<CitationStyle>()
  /** As the pages shown cite; null: nothing is cited in them. */
  const [shownStyle, setShownStyle] = useState<CitationStyle | null>(null)
  const [hasNames, setHasNames] = useState(false)
  const names = hasNames ? 'names' : 'pseudonyms'
  // Of whom it would be, also while real names are looked at; known before the pages are drawn.
  const [replaced, setReplaced] = useState<ReplacedNames>()
  const wish: PreviewWish = { subject, as: shownAs(kind), names, template, paper, ...(style && { style }) }
  const look = usePreview(wish, '', (of) => {
    setShownStyle(of.style)
    if (!hasNames) setReplaced(of.replaced)
  })
  const { count, show } = findings
  return (
    <Dialog
      isOpen
      width="desk"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={asked.title ?? reportTitle(subject) ?? exportTitles[kind]}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="solid" autoFocus onPress={() => onExport({ subject, kind, names, paper, template, style })}>
            {kind === 'print' ? 'Print…' : 'Export…'}
          </Button>
        </>
      }
    >
      <div className={styles.desk}>
        {kinds.length > 1 && (
          <SegmentedControl
            label="Format"
            segments={kinds.map((id) => ({ id, label: kindLabels[id] }))}
            value={kind}
            onChange={setKind}
            className={styles.formats}
          />
        )}
        <div className={styles.choices}>
          <SubjectFields subject={subject} onChange={setSubject} />
          {hasPaper(kind) && (
            <div className={styles.paper}>
              <span>Paper</span>
              <SegmentedControl<Paper> label="Paper" segments={papers} value={paper} onChange={setPaper} />
            </div>
          )}
          {shownStyle !== null && (
            <div className={styles.paper}>
              <span>Citations</span>
              <SegmentedControl<CitationStyle>
                label="Citations"
                segments={citations}
                value={style ?? shownStyle}
                onChange={setStyle}
              />
            </div>
          )}
          {hasTemplate(kind) && (
            <TemplateField
              value={template}
              onChange={setTemplate}
              onEdit={() => {
                onClose()
                void runCommand('templates')
              }}
            />
          )}
          {replaced !== undefined && replaced.places > 0 && (
            <div className={styles.names}>
              <p>
                {hasNames
                  ? 'Names stay as they are. What has left cannot be called back: whoever has it has them.'
                  : `${replacedWords(replaced)} They are the same in every export; the key is under Export people.`}
              </p>
              <Switch isOn={hasNames} onChange={setHasNames}>
                Use real names
              </Switch>
            </div>
          )}
          {count > 0 && (
            <p>
              {`The lenses see ${count === 1 ? 'one thing' : `${count} things`} in it. `}
              <Button
                kind="link"
                onPress={() => {
                  onClose()
                  show()
                }}
              >
                {count === 1 ? 'Show it' : 'Show the first'}
              </Button>
            </p>
          )}
          {kind === 'docx' && <p className={styles.aside}>Word lays pages out a little differently.</p>}
        </div>
        <Preview {...look} />
      </div>
    </Dialog>
  )
}
