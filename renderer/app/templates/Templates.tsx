/** Templates for documents: whose they are, a logo, one colour, a line at the foot; beside it how that looks on paper. */
import { useEffect, useState } from 'react'
import type { TemplateView } from '#shared/contract/templates.ts'
import type { TemplateId } from '#shared/model/ids.ts'
import type { Paper } from '#shared/model/workshop.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { shell } from '../../data/shell.ts'
import { useAct } from '../acting.ts'
import { useCommand } from '../commands.ts'
import { Preview, usePreview } from '../exporting/Preview.tsx'
import { NameDialog } from '../NameDialog.tsx'
import { useReadOnlyBecause } from '../team.ts'
import { TemplateForm } from './TemplateForm.tsx'
import styles from './Templates.module.css'

export function Templates() {
  const [isOpen, setOpen] = useState(false)
  useCommand('templates', () => setOpen(true))
  return isOpen && <TemplatesDialog onClose={() => setOpen(false)} />
}

function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const { rows } = useQuery('templates', {})
  const [chosen, choose] = useState<TemplateId | null>(null)
  const [isNaming, setNaming] = useState(false)
  const templates = rows ?? []
  const open = templates.find(({ templateId }) => templateId === chosen) ?? templates.find(({ isUsual }) => isUsual)
  const shown = open ?? templates[0]
  const add = async (name: string): Promise<void> => {
    setNaming(false)
    const made = await act('addTemplate', { name })
    if (made) choose(made.templateId)
  }
  return (
    <Dialog
      isOpen
      width="desk"
      onOpenChange={(isStill) => {
        if (!isStill && !isNaming) onClose()
      }}
      title="Templates for documents"
      actions={
        <Button kind="solid" onPress={onClose}>
          Done
        </Button>
      }
    >
      {rows && (
        <div className={styles.desk}>
          <div className={styles.side}>
            {templates.length > 1 && shown && (
              <Select
                label="Template"
                options={templates.map(({ templateId, name, isUsual }) => ({
                  id: templateId as string,
                  label: name,
                  ...(isUsual && { detail: 'the usual one' }),
                }))}
                value={shown.templateId}
                onChange={(id) => choose(templates.find(({ templateId }) => templateId === id)?.templateId ?? null)}
              />
            )}
            {shown ? (
              <TemplateForm key={shown.templateId} template={shown} readOnly={readOnly} />
            ) : (
              <EmptyState
                title="Documents look like nobody’s yet"
                actions={
                  <Button kind="solid" isDisabled={readOnly !== undefined} onPress={() => setNaming(true)}>
                    Begin a template…
                  </Button>
                }
              >
                Give them your team’s name, a logo and a colour. They stand on pages, slides, Word documents and sheets
                that leave, for everybody in the team.
              </EmptyState>
            )}
            {shown && (
              <Button kind="link" isDisabled={readOnly !== undefined} onPress={() => setNaming(true)}>
                Add another, for a client…
              </Button>
            )}
          </div>
          {shown && <Look template={shown} />}
        </div>
      )}
      {isNaming && (
        <NameDialog
          title="New template"
          label="Whose documents"
          initial=""
          isNew
          onSave={(name) => void add(name)}
          onClose={() => setNaming(false)}
        />
      )}
    </Dialog>
  )
}

/** The codebook is there from the first day on. */
function Look({ template }: { template: TemplateView }) {
  const [paper, setPaper] = useState<Paper>('a4')
  useEffect(() => void shell().paper().then(setPaper), [])
  const look = usePreview(
    { subject: { kind: 'codebook' }, as: 'pages', template: template.templateId, paper },
    JSON.stringify(template),
  )
  return <Preview {...look} />
}
