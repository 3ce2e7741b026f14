/** The keys, by what they act on. */
import { type AppCommand, appCommands, type MenuName } from '#shared/model/appCommands.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { keyWords } from './keys.ts'
import styles from './KeysPanel.module.css'

const groups: { menu: MenuName; title: string }[] = [
  { menu: 'go', title: 'Going places' },
  { menu: 'file', title: 'Files and notes' },
  { menu: 'quote', title: 'In the reader' },
  { menu: 'note', title: 'In a note' },
  { menu: 'edit', title: 'Editing' },
  { menu: 'view', title: 'The window' },
]

/** Keys that belong to a list, the reader or the code picker alone, and are no commands of the window. */
const local: Record<string, readonly [keys: string, what: string][]> = {
  'In the reader': [
    ['J', 'Next paragraph; K goes back'],
    ['S', 'Select the sentence, again: the next too'],
    ['Shift+S', 'Take the last sentence back'],
    ['V', 'A caret for selecting with Shift and arrows'],
    ['Alt+1', 'Supports; Alt 2 disputes, Alt 3 illustrates'],
  ],
  'In a note': [
    ['/', 'Insert a heading, list, table, quote …'],
    ['[[', 'Link to a note, source or code'],
    ['Tab', 'Further in; Shift Tab further out'],
    ['Alt+F10', 'To the buttons beside selected words'],
  ],
  'In lists': [
    ['/', 'Filter'],
    ['Enter', 'Open'],
    ['X', 'Choose several'],
    ['Delete', 'Move to the trash'],
  ],
}

export function KeysPanel({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const list: readonly AppCommand[] = appCommands
  const sections = groups.map(({ menu, title }) => ({
    title,
    rows: [
      ...list.flatMap((command): [string, string][] =>
        command.menu === menu && command.keys !== undefined ? [[command.keys, command.title]] : [],
      ),
      ...(local[title] ?? []),
    ],
  }))
  sections.push({ title: 'In lists', rows: [...(local['In lists'] ?? [])] as [string, string][] })
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Keys"
      width="wide"
      isLong
      actions={<Button onPress={() => onOpenChange(false)}>Close</Button>}
    >
      <div className={styles.columns}>
        {sections.map(({ title, rows }) => (
          <section key={title} className={styles.group}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.rows}>
              {rows.map(([keys, what]) => (
                <div key={`${keys} ${what}`} className={styles.row}>
                  <dt>
                    <Key>{keyWords(keys)}</Key>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>Single letters act in lists and in the reader, never while you type.</p>
    </Dialog>
  )
}
