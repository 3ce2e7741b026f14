/** The codebook: both trees and the team's own codes, one code's meaning, and what was coded with it. */
import { Archive, Plus } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import type { CodeView } from '#shared/contract/views.ts'
import { CodeId } from '#shared/model/ids.ts'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { TreeList } from '#renderer/ui/lists/TreeList.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { CodePane } from './CodePane.tsx'
import { CodeTreeRow } from './CodeTreeRow.tsx'
import { codeTree } from './codeTree.ts'
import { NewCode } from './NewCode.tsx'
import styles from './CodesPlace.module.css'

const allGroups = ['P1', 'P2', 'P3', 'P4', 'P5', 'PX', 'R1', 'R2', 'R3', 'R9']
const Ids = z.array(z.string())

export default function CodesPlace() {
  const readOnly = useReadOnlyBecause()
  const route = useRoute()
  const { codes, byId, error } = useCodebook()
  const act = useAct()
  const [filter, setFilter] = useState('')
  const [expanded, setExpanded] = usePreference('codes.expanded', Ids, allGroups)
  const [showsArchived, setShowsArchived] = usePreference('codes.archived', z.boolean(), false)
  const [newUnder, setNewUnder] = useState<CodeView | null | undefined>(undefined)
  const codeId = route.place === 'codes' ? route.codeId : undefined
  const selected = codeId === undefined ? undefined : byId.get(codeId)
  const open = (id: string) => navigate({ place: 'codes', codeId: CodeId.parse(id) })
  useCommand('code.new', () => setNewUnder(groupFor(selected, byId) ?? null))

  const shown = codes.filter((code) => showsArchived || (!code.archived && code.mergedInto === null))
  const nodes = codeTree(shown, filter)
  const visible = filter.trim() === '' ? new Set(expanded) : new Set(shown.map((code) => code.codeId as string))
  const move = (id: string, parentId: string | null) => {
    const parent = parentId === null ? null : CodeId.parse(parentId)
    void act(
      'editCode',
      { codeId: CodeId.parse(id), patch: { parent } },
      { done: `${byId.get(id)?.name ?? 'Code'} moved` },
    )
  }
  return (
    <Frame
      isContentEmpty={codeId === undefined}
      listDefault={328}
      {...(codeId === undefined ? {} : { contentKey: codeId })}
      list={
        <Pane
          kind="list"
          label="Codebook"
          scrolls={false}
          bar={
            <PaneBar
              title="Codes"
              actions={
                <>
                  <Button
                    kind="icon"
                    icon={Archive}
                    label={showsArchived ? 'Hide archived and merged codes' : 'Show archived and merged codes'}
                    isOn={showsArchived}
                    onPress={() => setShowsArchived(!showsArchived)}
                  />
                  <Button
                    kind="icon"
                    icon={Plus}
                    label="New code"
                    disabledReason={readOnly}
                    onPress={() => setNewUnder(groupFor(selected, byId) ?? null)}
                  />
                </>
              }
            />
          }
          top={
            <div className={styles.filter}>
              <SearchField
                label="Filter codes"
                placeholder="Filter by name or meaning"
                value={filter}
                onChange={setFilter}
                isQuiet
              />
            </div>
          }
        >
          <div className={styles.tree}>
            <TreeList
              label="Codes"
              nodes={nodes}
              selectedId={codeId ?? null}
              onSelect={open}
              expandedIds={visible}
              onExpandedChange={(ids) => setExpanded([...ids])}
              onMove={move}
              canMove={(id) => readOnly === undefined && byId.get(id)?.codable === true}
              empty={<EmptyState size="note" title={`No code for “${filter.trim()}”`} />}
            >
              {(code, state) => <CodeTreeRow code={code} isTop={state.level === 1} />}
            </TreeList>
          </div>
        </Pane>
      }
    >
      {error ? (
        <Pane kind="content" label="Code" bar={<PaneBar />}>
          <FailedNote what="The codebook could not be read" error={error} />
        </Pane>
      ) : selected ? (
        <CodePane key={selected.codeId} code={selected} onNewBelow={() => setNewUnder(selected)} />
      ) : (
        <Pane kind="content" label="Code" bar={<PaneBar />}>
          <EmptyState
            title={
              codeId === undefined ? 'A word for what keeps happening' : 'This code is not in the codebook any more'
            }
          >
            Choose a code to see what it means, when to use it, and what has been coded with it. The five phases and the
            norms of reciprocity are here already; add your own where they say too little.
          </EmptyState>
        </Pane>
      )}
      {newUnder !== undefined && (
        <NewCode
          parent={newUnder}
          onClose={() => setNewUnder(undefined)}
          onMade={(id) => {
            setNewUnder(undefined)
            open(id)
          }}
        />
      )}
    </Frame>
  )
}

/** Where a new code would stand: beside the selected code, under its group. */
function groupFor(selected: CodeView | undefined, byId: ReadonlyMap<string, CodeView>): CodeView | undefined {
  if (!selected) return undefined
  return selected.codable && selected.parent !== null ? byId.get(selected.parent) : selected
}
