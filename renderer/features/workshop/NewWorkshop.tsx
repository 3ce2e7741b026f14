/** What a new workshop begins with: a name, the client, and whether it chooses evidence by itself. */
import { useState } from 'react'
import type { CommandInput } from '#shared/contract/commands.ts'
import type { ProgrammeId } from '#shared/model/workshop.ts'
import { programmes } from '#shared/workshop/programmes.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Checkbox } from '#renderer/ui/controls/Checkbox.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { lengthWords } from './words.ts'
import styles from './Workshop.module.css'

type Template = ProgrammeId | 'empty'

const options: readonly { id: Template; label: string; detail: string }[] = [
  ...programmes.map(({ id, agenda, startsAt, endsAt }) => ({
    id,
    label: id === 'half-day' ? 'Half a day' : 'A whole day',
    detail: `${startsAt} to ${endsAt}, ${lengthWords(agenda.reduce((sum, item) => sum + item.minutes, 0))}, ${agenda.length} items`,
  })),
  { id: 'empty', label: 'Empty', detail: 'No agenda and no aims yet' },
]

export interface NewWorkshopProps {
  template: ProgrammeId | null
  onMake: (input: CommandInput<'createWorkshop'>) => void
  onClose: () => void
}

export function NewWorkshop({ template: first, onMake, onClose }: NewWorkshopProps) {
  const [template, setTemplate] = useState<Template>(first ?? 'empty')
  const [title, setTitle] = useState('')
  const [client, setClient] = useState('')
  const [fills, setFills] = useState(true)
  const make = (): void => {
    onMake({
      title: title.trim(),
      client: client.trim(),
      template: template === 'empty' ? null : template,
      fill: template !== 'empty' && fills,
    })
    onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="New workshop"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="solid" onPress={make}>
            Make it
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={title} onChange={setTitle} onSubmit={make} autoFocus />
        <TextField label="Client" value={client} onChange={setClient} onSubmit={make} />
        <Select label="Programme" options={options} value={template} onChange={setTemplate} />
        {template !== 'empty' && (
          <Checkbox isChecked={fills} onChange={setFills}>
            Choose evidence that fits, to begin with
          </Checkbox>
        )}
      </div>
    </Dialog>
  )
}
