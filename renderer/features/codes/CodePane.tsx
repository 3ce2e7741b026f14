/** One code: its meaning, editable in place, and the quotes that carry it, for and against side by side. */
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { CodeView } from '#shared/contract/views.ts'
import { useAct } from '#renderer/app/acting.ts'
import { runCommand, useCommand } from '#renderer/app/commands.ts'
import { useWindowTitle } from '#renderer/app/windowTitle.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { CodeFields } from './CodeFields.tsx'
import { CodeQuotes } from './CodeQuotes.tsx'
import { MergeInto } from './MergeInto.tsx'
import styles from './CodePane.module.css'

export function CodePane({ code, onNewBelow }: { code: CodeView; onNewBelow: () => void }) {
  const { look, byId } = useCodebook()
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  useWindowTitle(code.name)
  const [isMerging, setMerging] = useState(false)
  const target = code.mergedInto === null ? undefined : byId.get(code.mergedInto)
  const archive = (archived: boolean) =>
    void act(
      'editCode',
      { codeId: code.codeId, patch: { archived } },
      { done: archived ? `${code.name} archived` : `${code.name} taken out of the archive` },
    )
  useCommand('code.below', onNewBelow)
  useCommand('code.merge', () => setMerging(true), {
    isActive: code.codable,
    disabledBecause: target ? 'It is merged already' : undefined,
  })
  useCommand('code.archive', () => archive(!code.archived), { isActive: code.codable })
  const entries: MenuEntry[] = [
    {
      id: 'new',
      label: 'New code below this…',
      onAction: onNewBelow,
      isDisabled: readOnly !== undefined,
      detail: readOnly,
    },
    ...(code.codable
      ? [
          {
            id: 'merge',
            label: 'Merge into another code…',
            onAction: () => setMerging(true),
            isDisabled: target !== undefined || readOnly !== undefined,
            ...(target ? { detail: 'It is merged already' } : {}),
          },
          {
            id: 'archive',
            label: code.archived ? 'Take out of the archive' : 'Archive',
            onAction: () => archive(!code.archived),
            isDisabled: readOnly !== undefined,
          },
        ]
      : []),
    { id: 'line', kind: 'line' as const },
    { id: 'markdown', label: 'Export its quotes as Markdown…', onAction: () => void runCommand('export.markdown') },
    { id: 'html', label: 'Export as a web page…', onAction: () => void runCommand('export.html') },
    { id: 'pdf', label: 'Export as PDF…', onAction: () => void runCommand('export.pdf') },
    { id: 'docx', label: 'Export as Word document…', onAction: () => void runCommand('export.docx') },
    { id: 'xlsx', label: 'Export as Excel or CSV…', onAction: () => void runCommand('export.xlsx') },
    { id: 'print', label: 'Print…', keys: 'Ctrl P', onAction: () => void runCommand('print') },
  ]
  return (
    <Pane
      kind="content"
      label={code.name}
      bar={
        <PaneBar
          title={code.name}
          actions={
            <Menu label="More about this code" entries={entries} placement="bottom end">
              <Button kind="icon" icon={Ellipsis} label="More" />
            </Menu>
          }
        />
      }
    >
      <article className={styles.code}>
        <header className={styles.head}>
          {code.codable && <CodeChip code={look(code.codeId)} isArchived={code.archived} />}
          <h2 className={styles.title}>{code.title === '' ? code.name : code.title}</h2>
        </header>
        {target && (
          <ErrorNote
            tone="info"
            isLive={false}
            what={`Merged into ${target.name}`}
            actions={[
              {
                label: 'Separate them again',
                onPress: () => void act('unmergeCode', { codeId: code.codeId }, { done: 'Codes separated' }),
              },
            ]}
          >
            What is coded with {code.name}, here or elsewhere, counts there.
          </ErrorNote>
        )}
        {code.archived && (
          <ErrorNote
            tone="info"
            isLive={false}
            what="Archived"
            actions={[{ label: 'Take out of the archive', onPress: () => archive(false) }]}
          >
            It stays on the quotes that carry it and is not offered for new ones.
          </ErrorNote>
        )}
        <CodeFields code={code} />
        {code.codable && <CodeQuotes code={code} />}
      </article>
      {isMerging && <MergeInto code={code} onClose={() => setMerging(false)} />}
    </Pane>
  )
}
