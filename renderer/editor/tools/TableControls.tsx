/** What can be done to the table the caret is in, in one menu at its corner. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $getTableCellNodeFromLexicalNode,
  $getTableNodeFromLexicalNodeOrThrow,
  $getTableRowIndexFromTableCellNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableRowNode,
  $isTableSelection,
  TableCellHeaderStates,
  type TableCellNode,
  $isTableCellNode,
} from '@lexical/table'
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  KEY_DOWN_COMMAND,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import { Rows3, Trash2 } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { Button } from '../../ui/controls/Button.tsx'
import { Menu, type MenuEntry } from '../../ui/overlays/Menu.tsx'
import styles from './TableControls.module.css'

interface InTable {
  tableKey: NodeKey
  hasHeaderRow: boolean
}

function $cell(): TableCellNode | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return null
  return $getTableCellNodeFromLexicalNode(selection.anchor.getNode())
}

function $firstRow(cell: TableCellNode): TableCellNode[] {
  const row = $getTableNodeFromLexicalNodeOrThrow(cell).getFirstChild()
  return $isTableRowNode(row) ? row.getChildren().filter($isTableCellNode) : []
}

const isHeader = (cell: TableCellNode): boolean => (cell.getHeaderStyles() & TableCellHeaderStates.ROW) !== 0

function $readTable(): InTable | null {
  const cell = $cell()
  if (cell === null) return null
  const cells = $firstRow(cell)
  return {
    tableKey: $getTableNodeFromLexicalNodeOrThrow(cell).getKey(),
    hasHeaderRow: cells.length > 0 && cells.every(isHeader),
  }
}

function $toggleHeaderRow(): void {
  const cell = $cell()
  if (cell === null) return
  const cells = $firstRow(cell)
  const turnOn = !cells.every(isHeader)
  for (const each of cells)
    each.setHeaderStyles(
      turnOn ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS,
      TableCellHeaderStates.ROW,
    )
}

/** The row above the header would be a row nobody expects: it goes below it instead. */
function $addRowAbove(): void {
  const cell = $cell()
  if (cell === null) return
  $insertTableRowAtSelection(isHeader(cell) && $getTableRowIndexFromTableCellNode(cell) === 0)
}

function $deleteTable(): void {
  const cell = $cell()
  if (cell === null) return
  const table = $getTableNodeFromLexicalNodeOrThrow(cell)
  table.selectNext(0, 0)
  table.remove()
}

export function TableControls({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const [editor] = useLexicalComposerContext()
  const box = useRef<HTMLDivElement>(null)
  const [inTable, setInTable] = useState<InTable | null>(null)
  const [place, setPlace] = useState<{ top: number; end: number } | null>(null)

  const read = useEffectEvent(() => {
    const next = editor.isEditable() ? editor.getEditorState().read($readTable) : null
    if (JSON.stringify(next) !== JSON.stringify(inTable)) setInTable(next)
  })
  const onKey = useEffectEvent((event: KeyboardEvent): boolean => {
    if (event.key !== 'F10' || !event.altKey || inTable === null) return false
    box.current?.querySelector('button')?.focus()
    event.preventDefault()
    return true
  })
  useEffect(
    () =>
      mergeRegister(
        editor.registerUpdateListener(() => read()),
        editor.registerEditableListener(() => read()),
        // After the selection's toolbar, which has the same key while words are selected.
        editor.registerCommand(KEY_DOWN_COMMAND, (event) => onKey(event), COMMAND_PRIORITY_LOW),
      ),
    [editor],
  )
  const tableKey = inTable?.tableKey
  useEffect(() => {
    const element = tableKey === undefined ? null : editor.getElementByKey(tableKey)
    const around = frame.current
    if (element === null || around === null) return undefined
    const measure = (): void => {
      const table = element.getBoundingClientRect()
      const whole = around.getBoundingClientRect()
      setPlace({ top: table.top - whole.top, end: Math.max(0, whole.right - table.right) })
    }
    // It reports once at the start, too.
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    observer.observe(around)
    return () => observer.disconnect()
  }, [editor, frame, tableKey])

  if (inTable === null || place === null) return null
  const act = ($change: () => void) => () => {
    editor.update($change)
    editor.focus()
  }
  const entries: MenuEntry[] = [
    { id: 'row-above', label: 'Row above', onAction: act($addRowAbove) },
    { id: 'row-below', label: 'Row below', onAction: act(() => void $insertTableRowAtSelection(true)) },
    { id: 'column-before', label: 'Column before', onAction: act(() => void $insertTableColumnAtSelection(false)) },
    { id: 'column-after', label: 'Column after', onAction: act(() => void $insertTableColumnAtSelection(true)) },
    { id: 'line-1', kind: 'line' },
    { id: 'header', label: 'Header row', isChecked: inTable.hasHeaderRow, onAction: act($toggleHeaderRow) },
    { id: 'line-2', kind: 'line' },
    { id: 'delete-row', label: 'Delete this row', onAction: act($deleteTableRowAtSelection) },
    { id: 'delete-column', label: 'Delete this column', onAction: act($deleteTableColumnAtSelection) },
    { id: 'delete-table', label: 'Delete the table', icon: Trash2, isDanger: true, onAction: act($deleteTable) },
  ]
  return (
    <div ref={box} className={styles.corner} style={{ top: place.top, insetInlineEnd: place.end }}>
      <Menu label="Table" entries={entries} placement="bottom end">
        <Button kind="icon" size="small" icon={Rows3} label="Rows, columns and header" keys="Alt F10" />
      </Menu>
    </div>
  )
}
