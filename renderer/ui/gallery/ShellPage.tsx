import {
  BookOpen,
  ChevronsUpDown,
  FileText,
  Globe,
  HardDrive,
  Library,
  ListFilter,
  PanelRight,
  Plus,
  Search,
  SquarePen,
  Tags,
  Trash2,
} from 'lucide-react'
import { useMemo, useState } from 'react'
import { Icon } from '../base/Icon.tsx'
import { CodeChip } from '../codes/CodeChip.tsx'
import type { CodeLook } from '../codes/codeLook.ts'
import { CodeTicks } from '../codes/CodeTicks.tsx'
import { Button } from '../controls/Button.tsx'
import { SegmentedControl } from '../controls/SegmentedControl.tsx'
import { EmptyState } from '../feedback/EmptyState.tsx'
import { SavedState } from '../feedback/SavedState.tsx'
import { useToasts } from '../feedback/ToastRegion.tsx'
import { RowText } from '../lists/RowText.tsx'
import { VirtualList } from '../lists/VirtualList.tsx'
import { Menu } from '../overlays/Menu.tsx'
import { useContextMenu } from '../overlays/useContextMenu.tsx'
import { AppShell } from '../panes/AppShell.tsx'
import { Pane, PaneBar } from '../panes/Pane.tsx'
import { NavGroup, NavItem, Sidebar, SidebarFoot, SidebarHead, SidebarSearch } from '../panes/Sidebar.tsx'
import { QuoteText } from '../text/QuoteText.tsx'
import styles from './gallery.module.css'

interface Row {
  id: string
  title: string
  detail: string
  codes: CodeLook[]
}
const titles = [
  'A letter about the missing hinge',
  'What the night shift answers',
  'Thread: who fixed the kiln timetable',
  'Minutes of the glaze circle, in which nobody was thanked and everybody noticed',
  'اجتماع الورشة',
  '窯の温度についての手紙',
]
const names = ['P1.OWNER', 'P3.LISTEN', 'R1.HELP', 'R9.PAY', 'R2.FORWARD', 'P4.OPEN']

const savedAt = Date.now()

function makeRows(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `s${i}`,
    title: `${titles[i % titles.length]}${i < titles.length ? '' : `, ${i}`}`,
    detail: i % 2 === 0 ? 'Odile Marchetti · weblog' : 'Guild archive, scanned',
    codes: Array.from({ length: (i * 7) % 9 }, (_unused, k) => ({
      name: names[(i + k * k) % names.length] ?? 'PX.KPI',
    })),
  }))
}

/** A whole window with 10,000 rows, to try the panes at every width. */
export function ShellPage() {
  const rows = useMemo(() => makeRows(10_000), [])
  const asked = new URLSearchParams(location.search)
  const [openId, setOpenId] = useState<string | null>(asked.has('empty') ? null : 's2')
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [isInspectorOpen, setInspectorOpen] = useState(asked.has('inspector'))
  const [filter, setFilter] = useState<'all' | 'unread' | 'uncoded'>('all')
  const contextMenu = useContextMenu('Source')
  const toasts = useToasts()
  const opened = rows.find((row) => row.id === openId)
  const undoToast = (text: string) =>
    toasts.show({ text, action: { label: 'Undo', keys: 'Ctrl Z', onPress: () => {} } })
  return (
    <AppShell
      contentKey={openId ?? ''}
      isContentEmpty={openId === null}
      isInspectorOpen={isInspectorOpen}
      onInspectorOpenChange={setInspectorOpen}
      sidebar={
        <Sidebar
          label="Workspace"
          head={
            <>
              <Menu
                label="Workspace"
                entries={[
                  { id: 'rename', label: 'Rename…' },
                  { id: 'l', kind: 'line' },
                  { id: 'other', label: 'Open another…', keys: 'Ctrl Shift O' },
                ]}
              >
                <SidebarHead name="Kiln & Harbour" icon={ChevronsUpDown} />
              </Menu>
              <SidebarSearch
                icon={Search}
                label="Search"
                keys="Ctrl K"
                onPress={() => undoToast('Search opens here')}
              />
            </>
          }
          foot={
            <SidebarFoot
              icon={HardDrive}
              title="Saved here"
              onPress={() => undefined}
              people={[{ id: 't', name: 'Tobias', hue: 'a' }]}
            >
              Only on this computer so far
            </SidebarFoot>
          }
        >
          <NavGroup>
            <NavItem icon={Library} label="Library" count={10_000} isCurrent onPress={() => setOpenId(null)} />
            <NavItem icon={SquarePen} label="Notes" count={126} onPress={() => {}} />
            <NavItem icon={Tags} label="Codes" count={39} onPress={() => {}} />
            <NavItem icon={Trash2} label="Trash" count={2} onPress={() => {}} />
          </NavGroup>
          <NavGroup label="Saved">
            <NavItem icon={BookOpen} label="To read" count={6} onPress={() => {}} />
          </NavGroup>
        </Sidebar>
      }
      list={
        <Pane
          kind="list"
          label="Library"
          scrolls={false}
          bar={
            <PaneBar
              title="Library"
              actions={
                <>
                  <Button kind="icon" icon={ListFilter} label="Filter" keys="/" />
                  <Button
                    kind="icon"
                    icon={Plus}
                    label="Import"
                    keys="Ctrl O"
                    onPress={() => undoToast('2 files imported')}
                  />
                </>
              }
            />
          }
          top={
            <div className={styles.filter}>
              <SegmentedControl
                fill
                label="Show"
                value={filter}
                onChange={setFilter}
                segments={[
                  { id: 'all', label: 'All' },
                  { id: 'unread', label: 'To read' },
                  { id: 'uncoded', label: 'Uncoded' },
                ]}
              />
            </div>
          }
        >
          <VirtualList
            label="Sources"
            items={rows}
            idOf={(row) => row.id}
            textOf={(row) => row.title}
            rowHeight={74}
            selectedId={openId}
            onOpen={(row) => setOpenId(row.id)}
            checkedIds={checked}
            onCheckedChange={setChecked}
            onDelete={(row) => undoToast(`“${row.title}” is in the trash`)}
            onContextMenu={(row, event) =>
              contextMenu.open(event, [
                { id: 'open', label: 'Open', keys: 'Enter', onAction: () => setOpenId(row.id) },
                { id: 'line', kind: 'line' },
                {
                  id: 'trash',
                  label: 'Move to trash',
                  keys: 'Delete',
                  isDanger: true,
                  onAction: () => undoToast(`“${row.title}” is in the trash`),
                },
              ])
            }
          >
            {(row, { index }) => (
              <RowText
                title={row.title}
                detail={row.detail}
                foot={
                  <>
                    <Icon of={index % 2 ? FileText : Globe} size={14} />
                    14 Mar 2026
                  </>
                }
                end={
                  row.codes.length > 0 ? (
                    <>
                      <CodeTicks codes={row.codes} />
                      {row.codes.length}
                    </>
                  ) : (
                    'Not coded'
                  )
                }
                isNew={index % 4 === 3}
              />
            )}
          </VirtualList>
          {contextMenu.menu}
        </Pane>
      }
      inspector={
        <Pane kind="inspector" label="About this source" bar={<PaneBar title="About" />}>
          <div className={styles.inspector}>
            <CodeChip code={{ name: 'R1.HELP' }} stance="supports" />{' '}
            <CodeChip code={{ name: 'P3.LISTEN' }} stance="illustrates" />
          </div>
        </Pane>
      }
    >
      <Pane
        kind="content"
        label="Reader"
        bar={
          <PaneBar
            title={opened?.title ?? ''}
            actions={
              <>
                <SavedState state={{ kind: 'saved', at: savedAt }} />
                <Button
                  kind="icon"
                  icon={PanelRight}
                  label="Inspector"
                  keys="Ctrl ."
                  isOn={isInspectorOpen}
                  onPress={() => setInspectorOpen(!isInspectorOpen)}
                />
              </>
            }
          />
        }
      >
        {opened ? (
          <div className={styles.reader}>
            <h2>{opened.title}</h2>
            <p>
              <QuoteText size="block">
                They sent the part before I had finished describing it. No form, no invoice, only a drawing on the back
                of the box with an arrow.
              </QuoteText>
            </p>
            <p>
              <QuoteText size="block">
                So when the newcomer asked, I stayed on the line until the door closed.
              </QuoteText>
            </p>
          </div>
        ) : (
          <EmptyState
            title="Nothing open"
            actions={
              <Button kind="solid" size="large">
                Choose files…
              </Button>
            }
            steps={[
              { title: 'Choose a source', detail: 'Arrows walk the list, Enter opens.' },
              { title: 'Mark what matters', detail: 'Select a passage and press Q.' },
            ]}
          >
            A library begins with what people have already said.
          </EmptyState>
        )}
      </Pane>
    </AppShell>
  )
}
