/** A picture on a screen: its heading, the drawing or its table, and the ways out of the window. */
import { ChartNoAxesColumn, Download, Table2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import type { InsightTable } from '#shared/insight/table.ts'
import { isEmptyPicture, type PictureSpec } from '#shared/pictures/picture.ts'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { Drawing, type DrawingProps } from './Drawing.tsx'
import { PictureTable } from './PictureTable.tsx'
import { useSavePicture } from './savePicture.ts'
import { useTable } from './Tables.tsx'
import styles from './Picture.module.css'

export interface PictureProps extends Pick<DrawingProps, 'onOpen'> {
  picture: PictureSpec
  /** The same figures in rows; also what the CSV holds. */
  table: InsightTable
  /** Buttons or a switch that belong to this picture, beside its heading. */
  actions?: ReactNode
  /** What stands in place of the drawing: a grid to walk in, say. The files are still made of `picture`. */
  children?: ReactNode
  /** Puts it into a note as a live block; without it the menu does not offer that. */
  onIntoNote?: (() => void) | undefined
  /** Which heading it has in the outline of its screen. */
  level?: 2 | 3
}

/**
 * T, while something in the picture has the focus, or its button shows the table instead. Files take the light theme,
 * whatever the window has, because they go to paper and slides.
 */
export function Picture({ picture, table, actions, children, onIntoNote, onOpen, level = 2 }: PictureProps) {
  const [isTable, setTable] = useTable()
  const save = useSavePicture(picture, table)
  const id = useId()
  const isEmpty = isEmptyPicture(picture)
  const Heading = level === 2 ? 'h2' : 'h3'
  const toggle = (): void => {
    setTable(!isTable)
    announce(isTable ? `${picture.title} as a picture` : `${picture.title} as a table`)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
      return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    event.preventDefault()
    event.stopPropagation()
    toggle()
  }
  const entries: MenuEntry[] = [
    { id: 'svg', label: 'Save as SVG…', detail: 'Drawing, for print and for changing', onAction: save.svg },
    { id: 'png', label: 'Save as PNG…', detail: 'Picture, for slides and mail', onAction: save.png },
    { id: 'csv', label: 'Save its table as CSV…', onAction: save.csv },
    ...(onIntoNote
      ? [
          { id: 'line', kind: 'line' as const },
          { id: 'note', label: 'Into a note…', onAction: onIntoNote },
        ]
      : []),
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- T counts wherever in the picture the focus is; its button does the same
    <section aria-labelledby={id} className={styles.picture} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <Heading id={id} className={styles.title}>
          {picture.title}
        </Heading>
        <div className={styles.actions}>
          {actions}
          <Button
            kind="icon"
            icon={isTable ? ChartNoAxesColumn : Table2}
            label={isTable ? 'Show the picture' : 'Show the table'}
            keys="T"
            onPress={toggle}
          />
          <Menu label={`Take ${picture.title} along`} entries={entries} placement="bottom end">
            <Button kind="icon" icon={Download} label="Take it along" />
          </Menu>
        </div>
      </header>
      {isTable ? (
        <PictureTable table={table} />
      ) : (
        <>
          {isEmpty && <p className={styles.empty}>{picture.empty}</p>}
          {!isEmpty && (children ?? <Drawing picture={picture} onOpen={onOpen} />)}
        </>
      )}
    </section>
  )
}
