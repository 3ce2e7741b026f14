/** The figures behind a picture as a table. A long one comes in pieces, so that it is there at once. */
import { useState } from 'react'
import { type InsightTable, valueWords } from '#shared/insight/table.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Table } from '#renderer/ui/lists/Table.tsx'
import styles from './Picture.module.css'

const PIECE = 200

export function PictureTable({ table }: { table: InsightTable }) {
  const [shown, setShown] = useState(PIECE)
  const { columns } = table
  const rows = table.rows.slice(0, shown).map((row, at) => ({ row, id: String(at) }))
  const left = table.rows.length - rows.length
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled by keys when it has the focus */}
      <div className={styles.table} tabIndex={0} role="group" aria-label={`${table.title}, table`}>
        <Table
          caption={table.title}
          isCaptionHidden
          columns={columns.map(({ key, label, kind }, at) => ({
            id: key,
            label,
            isNumber: kind !== 'text',
            isRowHeader: at === 0,
            cell: ({ row }: { row: InsightTable['rows'][number] }) => valueWords(row[key] ?? null, kind, '–'),
          }))}
          rows={rows}
          idOf={({ id }) => id}
          empty="Nothing was counted."
        />
      </div>
      {left > 0 && (
        <Button kind="ghost" onPress={() => setShown(shown + 5 * PIECE)}>
          {`Show ${Math.min(left, 5 * PIECE)} more of ${left}`}
        </Button>
      )}
      <p className={styles.note}>{table.note}</p>
    </>
  )
}
