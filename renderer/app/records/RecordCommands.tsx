/** Quotes and notes out as tables, and these and people in: the commands, and the dialog that is open. */
import { useState } from 'react'
import type { TableItem } from '#shared/contract/interactionImport.ts'
import type { RecordKind } from '#shared/contract/recordTable.ts'
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { RecordExport } from './RecordExport.tsx'
import { RecordImportDialog } from './RecordImportDialog.tsx'

type Asked = { is: 'export' } | { is: 'import'; what: RecordKind; item: TableItem }

export function RecordCommands() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const choose = (what: RecordKind): void =>
    void shell()
      .chooseTable()
      .then((path) => path !== null && setAsked({ is: 'import', what, item: { path } }))
  useCommand('records.importQuotes', () => choose('quotes'))
  useCommand('records.importNotes', () => choose('notes'))
  useCommand('records.importPeople', () => choose('people'))
  useCommand('records.export', () => setAsked({ is: 'export' }))
  if (asked?.is === 'export') return <RecordExport onClose={close} />
  if (asked?.is === 'import') return <RecordImportDialog what={asked.what} item={asked.item} onClose={close} />
  return null
}
