/**
 * The window's frame round a place: sidebar, the place's list, its content, its inspector.
 * Every place renders one; the sidebar is the same in all.
 */
import {
  BookOpen,
  ChevronsUpDown,
  Grid3x3,
  HardDrive,
  ListChecks,
  NotebookPen,
  Presentation,
  Search,
  Sparkle,
  Tags,
  Trash2,
  Users,
} from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { z } from 'zod'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { AppShell } from '#renderer/ui/panes/AppShell.tsx'
import { NavGroup, NavItem, Sidebar, SidebarFoot, SidebarHead, SidebarSearch } from '#renderer/ui/panes/Sidebar.tsx'
import { useQuery } from '../data/useQuery.ts'
import { useShell } from '#renderer/ui/panes/shellContext.ts'
import { usePreference } from '../data/preferences.ts'
import { runCommand, useCommand } from './commands.ts'
import { keyWords } from './keys.ts'
import { putInspectorAway, tellInspectorCovers, useInspectorOpen } from './inspectorOpen.ts'
import { goToPlace, type Place, useRoute } from './navigation.ts'
import { SavedGroup } from './saved/SavedGroup.tsx'
import { footWords } from './syncWords.ts'
import { hueOf, isHere, useTeam } from './team.ts'
import { useCoreTrouble } from './useCoreTrouble.ts'
import { useWorkspace } from './workspace.ts'
import { useWorkspaceMenu } from './workspaceMenu.ts'

const Layout = z.object({
  sidebar: z.number().optional(),
  list: z.number().optional(),
  inspector: z.number().optional(),
})

export interface FrameProps {
  /** A `<Pane kind="list">`. */
  list?: ReactNode
  /** A `<Pane kind="content">`. */
  children: ReactNode
  /** A `<Pane kind="inspector">`; the command and the button that show it exist only with it. */
  inspector?: ReactNode
  /** Nothing is open: narrow windows show the list. */
  isContentEmpty?: boolean
  /** Changes when another thing opens. */
  contentKey?: string
  listDefault?: number
  inspectorDefault?: number
}

export function Frame({
  list,
  children,
  inspector,
  isContentEmpty,
  contentKey,
  listDefault,
  inspectorDefault,
}: FrameProps) {
  const { place } = useRoute()
  const [layout, setLayout] = usePreference(`layout.${place}`, Layout, {})
  const [isRail, setRail] = usePreference('sidebar.rail', z.boolean(), false)
  const [isInspectorOpen, setInspectorOpen] = useInspectorOpen()
  const shownKey = useRef(contentKey)
  useEffect(() => {
    if (shownKey.current !== contentKey) putInspectorAway()
    shownKey.current = contentKey
  }, [contentKey])
  useCommand('view.sidebar', () => setRail(!isRail))
  useCommand('view.inspector', () => setInspectorOpen(!isInspectorOpen), { isActive: inspector !== undefined })
  return (
    <AppShell
      sidebar={<AppSidebar place={place} />}
      list={list}
      inspector={inspector}
      isInspectorOpen={inspector !== undefined && isInspectorOpen}
      onInspectorOpenChange={setInspectorOpen}
      onInspectorCovers={tellInspectorCovers}
      isRail={isRail}
      isContentEmpty={isContentEmpty}
      contentKey={contentKey}
      layout={layout}
      onLayoutChange={setLayout}
      listDefault={listDefault}
      inspectorDefault={inspectorDefault}
    >
      {children}
    </AppShell>
  )
}

/** Places that have a list. */
const goCommands: Partial<
  Record<Place, 'go.library' | 'go.notes' | 'go.codes' | 'go.plan' | 'go.people' | 'go.workshop'>
> = {
  library: 'go.library',
  notes: 'go.notes',
  codes: 'go.codes',
  plan: 'go.plan',
  people: 'go.people',
  workshop: 'go.workshop',
}

function AppSidebar({ place }: { place: Place }) {
  const { name, counts } = useWorkspace()
  const trouble = useCoreTrouble()
  const menu = useWorkspaceMenu()
  const { isListOver, setListShown, over, closeOver } = useShell()
  /** Where the list slides over, the place one is in already means its list. */
  const go = (to: Exclude<Place, 'search'>): void => {
    if (to !== place || !isListOver) return goToPlace(to)
    if (over === 'inspector') closeOver()
    setListShown(true)
  }
  useCommand(goCommands[place] ?? 'go.library', () => go(place === 'search' ? 'library' : place), {
    isActive: isListOver && place in goCommands,
  })
  const team = useTeam()
  const { rows: status } = useQuery('syncStatus', {})
  const { rows: brief } = useQuery('brief', {})
  const { title, words } = footWords(status ?? null, team)
  const here = (team?.members ?? [])
    .filter((member) => !member.isMe && isHere(member))
    .map((member) => ({ id: member.memberId, name: member.name, hue: hueOf(team, member.memberId) }))
  return (
    <Sidebar
      label="Places"
      head={
        <>
          <Menu label="Workspace" entries={menu}>
            <SidebarHead name={name} icon={ChevronsUpDown} />
          </Menu>
          <SidebarSearch
            icon={Search}
            label="Search"
            keys={keyWords('Mod+K')}
            onPress={() => void runCommand('palette.open')}
          />
        </>
      }
      foot={
        <SidebarFoot
          icon={HardDrive}
          title={trouble?.title ?? title}
          people={here}
          isCurrent={place === 'team'}
          keys="G T"
          onPress={() => void runCommand('go.team')}
        >
          {trouble?.words ?? words}
        </SidebarFoot>
      }
    >
      <NavGroup>
        <NavItem
          icon={BookOpen}
          label="Library"
          count={counts.sources}
          isCurrent={place === 'library'}
          keys="G L"
          onPress={() => go('library')}
        />
        <NavItem
          icon={NotebookPen}
          label="Notes"
          count={counts.notes}
          isCurrent={place === 'notes'}
          keys="G N"
          onPress={() => go('notes')}
        />
        <NavItem
          icon={Tags}
          label="Codes"
          count={counts.codes}
          isCurrent={place === 'codes'}
          keys="G C"
          onPress={() => go('codes')}
        />
        <NavItem
          icon={ListChecks}
          label="Plan"
          count={counts.plans > 1 ? counts.plans : undefined}
          isCurrent={place === 'plan'}
          keys="G P"
          onPress={() => go('plan')}
        />
        <NavItem
          icon={Users}
          label="People"
          count={counts.people}
          isCurrent={place === 'people'}
          keys="G E"
          onPress={() => go('people')}
        />
        <NavItem
          icon={Grid3x3}
          label="Insight"
          isCurrent={place === 'insight'}
          keys="G I"
          onPress={() => go('insight')}
        />
        <NavItem
          icon={Presentation}
          label="Workshop"
          count={counts.workshops === 0 ? undefined : counts.workshops}
          isCurrent={place === 'workshop'}
          keys="G W"
          onPress={() => go('workshop')}
        />
      </NavGroup>
      <NavGroup>
        {brief !== undefined && brief.total > 0 && (
          <NavItem
            icon={Sparkle}
            label="New from others"
            count={brief.total}
            onPress={() => void runCommand('team.brief')}
          />
        )}
        <NavItem
          icon={Trash2}
          label="Trash"
          count={counts.trash === 0 ? undefined : counts.trash}
          isCurrent={place === 'trash'}
          onPress={() => goToPlace('trash')}
        />
      </NavGroup>
      <SavedGroup />
    </Sidebar>
  )
}
