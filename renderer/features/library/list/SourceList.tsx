/** The library's list: filter, order, choose several, and the way in for more. */
import { ArrowDownUp, FilePlus2, Plus, Search, Trash2, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { useReveal } from '#renderer/app/useReveal.ts'
import { useCodebook, useWorkspace } from '#renderer/app/workspace.ts'
import { ask } from '#renderer/data/core.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { VirtualList, type VirtualListHandle } from '#renderer/ui/lists/VirtualList.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { useContextMenu } from '#renderer/ui/overlays/useContextMenu.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import type { SourceRow } from '#shared/contract/views.ts'
import type { SourceId } from '#shared/model/ids.ts'
import { z } from 'zod'
import { ImportStatus } from '../importing/ImportStatus.tsx'
import { useImport } from '../importing/imports.ts'
import { listAsked, useListAsked } from '#renderer/app/saved/savedFilters.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { chooseAndImport } from '../importing/useImportDoors.ts'
import { orderEntries, sourceEntries } from './sourceListMenus.ts'
import { SourceListRow } from './SourceListRow.tsx'
import { type SourceShow, useSourceRows } from './useSourceRows.ts'
import styles from './SourceList.module.css'

export interface SourceListProps {
  selectedId: SourceId | undefined
}

export function SourceList({ selectedId }: SourceListProps) {
  const readOnly = useReadOnlyBecause()
  const { counts } = useWorkspace()
  const { look } = useCodebook()
  const act = useAct()
  const [show, setShow] = useState<SourceShow>('all')
  const [order, setOrder] = usePreference('library.order', z.enum(['added', 'title', 'published']), 'added')
  const [filter, setFilter] = useState('')
  const [isFiltering, setFiltering] = useState(false)
  const asked = useListAsked()
  const [taken, setTaken] = useState<typeof asked>(null)
  if (asked !== taken) {
    setTaken(asked)
    if (asked) {
      setShow(asked.show)
      setFilter(asked.filter)
      setFiltering(asked.filter !== '')
    }
  }
  // Whoever comes again later sees the list whole.
  useEffect(() => () => listAsked(null), [])
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const { items: rows, total, isLoading, error, onRange } = useSourceRows(show, filter, order)
  const { running } = useImport()
  const list = useRef<VirtualListHandle>(null)
  const field = useRef<HTMLInputElement>(null)
  const menu = useContextMenu('Source')
  useReveal({
    list,
    id: selectedId,
    isKnown: (id) => rows.some((row) => row?.sourceId === id),
    isLoading,
    placeOf: async () => {
      if (selectedId === undefined) return null
      const input = { sourceId: selectedId, show, filter: filter.slice(0, 200), sort: order }
      const found = await ask('sourcePlace', input)
      return found.ok ? found.value : null
    },
  })

  const open = (source: SourceRow) => navigate({ place: 'library', sourceId: source.sourceId })
  const trash = (ids: readonly string[]) => {
    if (ids.length === 0) return
    setChecked(new Set())
    const first = rows.find((row) => row?.sourceId === ids[0])
    const what = ids.length === 1 && first ? `“${first.title}”` : `${ids.length} sources`
    void act('trash', { ids: [...ids] as SourceId[] }, { done: `${what} moved to the trash` })
    if (selectedId !== undefined && ids.includes(selectedId)) {
      const at = rows.findIndex((row) => row?.sourceId === selectedId)
      const next =
        rows.slice(at + 1).find((row) => row && !ids.includes(row.sourceId)) ??
        rows.slice(0, Math.max(0, at)).findLast((row) => row && !ids.includes(row.sourceId))
      navigate({ place: 'library', ...(next && { sourceId: next.sourceId }) }, { replace: true })
    }
  }
  const chosenOr = (source: SourceRow): readonly string[] =>
    checked.has(source.sourceId) ? [...checked] : [source.sourceId]
  const setRead = (ids: readonly string[], read: boolean) => {
    for (const id of ids) void act('editSource', { sourceId: id, patch: { read } })
  }
  useCommand('item.trash', () => trash(checked.size > 0 ? [...checked] : selectedId ? [selectedId] : []), {
    isActive: checked.size > 0 || selectedId !== undefined,
  })
  const orders = useMemo(() => orderEntries(order, setOrder), [order, setOrder])
  const openFilter = () => {
    setFiltering(true)
    requestAnimationFrame(() => field.current?.focus())
  }
  const closeFilter = () => {
    setFilter('')
    setFiltering(false)
    list.current?.focus()
  }
  const isEmpty = counts.sources === 0
  return (
    <Pane
      kind="list"
      label="Sources"
      scrolls={false}
      bar={
        <PaneBar
          title="Library"
          actions={
            <>
              {!isEmpty && (
                <>
                  <Button
                    kind="icon"
                    icon={Search}
                    label="Filter"
                    keys="/"
                    isOn={isFiltering}
                    onPress={isFiltering ? closeFilter : openFilter}
                  />
                  <Menu label="Order" entries={orders} placement="bottom end">
                    <Button kind="icon" icon={ArrowDownUp} label="Order" />
                  </Menu>
                </>
              )}
              <Button
                kind="icon"
                icon={Plus}
                label="Import files"
                keys="Ctrl O"
                disabledReason={readOnly}
                onPress={() => void chooseAndImport()}
              />
            </>
          }
        />
      }
      top={
        !isEmpty && (
          <div className={styles.top}>
            {isFiltering && (
              <SearchField
                ref={field}
                label="Filter by title or author"
                placeholder="Title or author"
                value={filter}
                onChange={setFilter}
                aside={filter === '' ? undefined : total}
                isQuiet
                onKeyDown={(event) => {
                  if (event.key === 'Escape' && filter === '') {
                    event.preventDefault()
                    closeFilter()
                  } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
                    event.preventDefault()
                    list.current?.focus()
                  }
                }}
              />
            )}
            <SegmentedControl
              label="Show"
              fill
              value={show}
              onChange={setShow}
              segments={[
                { id: 'all', label: 'All' },
                { id: 'unread', label: 'To read' },
                { id: 'uncoded', label: 'Uncoded' },
              ]}
            />
          </div>
        )
      }
    >
      <div className={styles.body}>
        <ImportStatus />
        {checked.size > 0 && (
          <div className={styles.chosen}>
            <span className={styles.chosenWords}>{checked.size} chosen</span>
            <Button kind="ghost" size="small" icon={Trash2} keys="Delete" onPress={() => trash([...checked])}>
              Trash
            </Button>
            <Button kind="icon" size="small" icon={X} label="Let go" keys="Esc" onPress={() => setChecked(new Set())} />
          </div>
        )}
        <div className={styles.list}>
          {isEmpty ? (
            !running && <DropHere />
          ) : (
            <VirtualList
              ref={list}
              label="Sources"
              items={rows}
              idOf={(row) => row.sourceId}
              textOf={(row) => row.title}
              rowHeight={74}
              selectedId={selectedId ?? null}
              onOpen={open}
              onPreview={open}
              checkedIds={checked}
              onCheckedChange={setChecked}
              onFilter={openFilter}
              onDelete={(source) => trash(chosenOr(source))}
              onContextMenu={(source, event) =>
                menu.open(event, sourceEntries(source, { ids: chosenOr(source), open, setRead, trash }))
              }
              onRange={onRange}
              empty={
                error ? (
                  <FailedNote what="The list could not be read" error={error} />
                ) : isLoading ? (
                  <Skeleton label="Reading the library" lines={6} />
                ) : (
                  <Nothing show={show} filter={filter} />
                )
              }
            >
              {(source) => <SourceListRow source={source} look={look} />}
            </VirtualList>
          )}
        </div>
      </div>
      {menu.menu}
    </Pane>
  )
}

function DropHere() {
  return (
    <div className={styles.drop}>
      <Icon of={FilePlus2} size={20} />
      <strong>Drop files here</strong>
      PDF, Word, saved web pages, EPUB, Markdown or text. Many at once is fine.
    </div>
  )
}

function Nothing({ show, filter }: { show: SourceShow; filter: string }) {
  const words =
    filter !== ''
      ? `No title or author has “${filter}”.`
      : show === 'unread'
        ? 'Everything here has been read.'
        : 'Every source has a code.'
  return <p className={styles.none}>{words}</p>
}
