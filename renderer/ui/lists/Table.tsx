import type { ReactNode } from 'react'
import { cx } from '../base/cx.ts'
import styles from './Table.module.css'

export interface TableColumn<T> {
  id: string
  label: string
  cell: (row: T) => ReactNode
  /** Numbers stand at the end, in figures of one width. */
  isNumber?: boolean | undefined
  /** Any CSS width. */
  width?: string | undefined
  /** This column names its row. */
  isRowHeader?: boolean | undefined
}

export interface TableProps<T> {
  /** Says what the table holds; shown above it unless hidden. */
  caption: string
  isCaptionHidden?: boolean | undefined
  columns: readonly TableColumn<T>[]
  rows: readonly T[]
  idOf: (row: T) => string
  empty?: ReactNode
}

/** Rows of 28 px for figures and short facts. Some hundred rows; longer ones are a VirtualList's. */
export function Table<T>({ caption, isCaptionHidden, columns, rows, idOf, empty }: TableProps<T>) {
  return (
    <table className={styles.table}>
      <caption className={cx(styles.caption, isCaptionHidden && styles.hidden)}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={cx(styles.head, column.isNumber && styles.number)}
              {...(column.width === undefined ? {} : { style: { width: column.width } })}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={idOf(row)} className={styles.row}>
            {columns.map((column) => {
              const className = cx(styles.cell, column.isNumber && styles.number)
              return column.isRowHeader ? (
                <th key={column.id} scope="row" className={className}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} className={className}>
                  {column.cell(row)}
                </td>
              )
            })}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={columns.length} className={styles.cell}>
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
