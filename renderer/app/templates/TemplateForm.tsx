/** One template's parts; each is saved when it is left, and Ctrl Z takes it back. */
import { Image } from 'lucide-react'
import { useState } from 'react'
import type { TemplatePatch, TemplateView } from '#shared/contract/templates.ts'
import { accentOf } from '#shared/model/template.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { runTask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import { useAct } from '../acting.ts'
import styles from './Templates.module.css'

export interface TemplateFormProps {
  template: TemplateView
  /** Why nothing can be changed here. */
  readOnly: string | undefined
}

export function TemplateForm({ template, readOnly }: TemplateFormProps) {
  const { templateId, isUsual } = template
  const act = useAct()
  const isDisabled = readOnly !== undefined
  const edit = (patch: TemplatePatch): void => void act('editTemplate', { templateId, patch })
  return (
    <div className={styles.form}>
      {readOnly !== undefined && <p>{readOnly}</p>}
      <Draft
        label="Name on documents"
        value={template.name}
        isDisabled={isDisabled}
        read={(words) => (words.trim() === '' ? null : { name: words.trim() })}
        help="A name is needed; it says whose the documents are."
        onSave={edit}
      />
      <LogoField template={template} isDisabled={isDisabled} onRemove={() => edit({ logo: null })} />
      <Draft
        label="Colour"
        value={template.accent === null ? '' : `#${template.accent}`}
        placeholder="#1F55C9"
        isDisabled={isDisabled}
        read={(words) => {
          if (words.trim() === '') return { accent: null }
          const accent = accentOf(words)
          return accent === null ? null : { accent }
        }}
        help="Six digits and letters, like #1F55C9."
        hint={
          template.written === template.accent
            ? undefined
            : `Too light to be read on white; words are drawn in #${template.written}.`
        }
        swatch={template.written}
        onSave={edit}
      />
      <Draft
        label="At the foot of each page"
        value={template.footer}
        placeholder="Confidential"
        isDisabled={isDisabled}
        read={(words) => ({ footer: words.trim() })}
        help=""
        onSave={edit}
      />
      <Switch
        isOn={isUsual}
        isDisabled={isDisabled}
        onChange={(isOn) => void act('setUsualTemplate', { templateId: isOn ? templateId : null })}
      >
        On everything that leaves
      </Switch>
      <Button
        kind="link"
        isDisabled={isDisabled}
        onPress={() => void act('trash', { ids: [templateId] }, { done: 'Template moved to the trash' })}
      >
        Move this template to the trash
      </Button>
    </div>
  )
}

interface DraftProps {
  label: string
  value: string
  placeholder?: string
  hint?: string | undefined
  /** Why it cannot be taken as it is written. */
  help: string
  /** Null: it cannot be taken. */
  read: (words: string) => TemplatePatch | null
  swatch?: string | null
  isDisabled: boolean
  onSave: (patch: TemplatePatch) => void
}

/** A line that is saved on leaving it and by Enter. */
function Draft({ label, value, placeholder, hint, help, read, swatch, isDisabled, onSave }: DraftProps) {
  const [words, setWords] = useState<string | null>(null)
  const patch = words === null ? undefined : read(words)
  const save = (): void => {
    if (words === null || patch === undefined || patch === null) return
    if (words.trim() !== value) onSave(patch)
    setWords(null)
  }
  return (
    <TextField
      label={label}
      value={words ?? value}
      placeholder={placeholder}
      hint={hint}
      error={patch === null ? help : undefined}
      isDisabled={isDisabled}
      onChange={setWords}
      onBlur={save}
      onSubmit={save}
      aside={swatch == null ? undefined : <Swatch colour={swatch} />}
    />
  )
}

const Swatch = ({ colour }: { colour: string }) => (
  <span className={styles.swatch} style={{ background: `#${colour}` }} aria-hidden="true" />
)

interface LogoFieldProps {
  template: TemplateView
  isDisabled: boolean
  onRemove: () => void
}

function LogoField({ template: { templateId, logo, isLogoHere }, isDisabled, onRemove }: LogoFieldProps) {
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const choose = async (): Promise<void> => {
    const path = await shell().chooseLogo()
    if (path === null) return
    setBusy(true)
    const set = await runTask('setLogo', { templateId, item: { path } })
    setBusy(false)
    setError(set.ok ? null : set.error.message)
  }
  return (
    <div className={styles.logoField} role="group" aria-label="Logo">
      <span className={styles.label}>Logo</span>
      {logo && isLogoHere && <img className={styles.logo} src={`/blob/${logo.hash}`} alt="The logo as it stands" />}
      {logo && !isLogoHere && <p>It is on a teammate’s computer still, and comes when you meet.</p>}
      <div className={styles.acts}>
        <Button size="small" icon={Image} isBusy={isBusy} isDisabled={isDisabled} onPress={() => void choose()}>
          {logo ? 'Another…' : 'Choose a picture…'}
        </Button>
        {logo && (
          <Button size="small" isDisabled={isDisabled} onPress={onRemove}>
            Remove
          </Button>
        )}
      </div>
      <p className={styles.aside}>PNG, JPEG or SVG. What such files say of who made them is left out.</p>
      {error !== null && <ErrorNote what={error} onDismiss={() => setError(null)} />}
    </div>
  )
}
