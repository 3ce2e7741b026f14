/** A figure as the table it is made of: what screen readers walk, and what the CSV holds. */
import type { InsightTable } from '#shared/insight/table.ts'
import { valueWords } from '#shared/insight/table.ts'
import { Table } from '#renderer/ui/lists/Table.tsx'
import styles from './FigureTable.module.css'

interface Row {
  row: InsightTable['rows'][number]
  id: string
}

export function FigureTable({ table }: { table: InsightTable }) {
  const rows = table.rows.map((row, index): Row => ({ row, id: String(index) }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than the window is moved by keys as well
    <div className={styles.scroll} role="region" aria-label={table.title} tabIndex={0}>
      <Table
        caption={table.title}
        isCaptionHidden
        columns={table.columns.map(({ key, label, kind }, index) => ({
          id: key,
          label,
          isNumber: kind !== 'text',
          isRowHeader: index === 0,
          cell: ({ row }: Row) => valueWords(row[key] ?? null, kind),
        }))}
        rows={rows}
        idOf={({ id }) => id}
        empty="Nothing was counted."
      />
    </div>
  )
}
