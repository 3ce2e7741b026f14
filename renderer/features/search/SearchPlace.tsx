/** Search everything: one box, results by kind as you type, filters, arrows from the box into the results. */
import { useRef } from 'react'
import type { SearchFilters } from '#shared/contract/queries.ts'
import type { SearchHit, SearchKind } from '#shared/contract/views.ts'
import { CodeId, NoteId, PersonId, QuoteId, StepId, WorkshopId } from '#shared/model/ids.ts'
import { Frame } from '#renderer/app/Frame.tsx'
import { useCommand } from '#renderer/app/commands.ts'
import { askForStep, type Asked } from '#renderer/app/evidence/askForStep.ts'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { parseSnippet } from '#renderer/app/parseSnippet.ts'
import { SaveFilter } from '#renderer/app/saved/SaveFilter.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { HitRow } from './HitRow.tsx'
import { ListChecks } from 'lucide-react'
import { ExportMenu } from './ExportMenu.tsx'
import { SearchFilterBar } from './SearchFilterBar.tsx'
import styles from './SearchPlace.module.css'
import { kindTitles, searchKinds, useSearchGroups } from './useSearchGroups.ts'

/** Opens a hit at its exact place. */
function openHit(hit: SearchHit): void {
  const sourceId = hit.sourceId
  if (hit.kind === 'note') navigate({ place: 'notes', noteId: NoteId.parse(hit.id) })
  else if (hit.kind === 'person') navigate({ place: 'people', personId: PersonId.parse(hit.id) })
  else if (hit.kind === 'workshop') navigate({ place: 'workshop', workshopId: WorkshopId.parse(hit.id) })
  else if (hit.kind === 'step' && hit.planId !== null)
    navigate({ place: 'plan', planId: hit.planId, stepId: StepId.parse(hit.id) })
  else if (hit.kind === 'code') navigate({ place: 'codes', codeId: CodeId.parse(hit.id) })
  else if (sourceId !== null && hit.kind !== 'source')
    navigate({ place: 'library', sourceId, quoteId: QuoteId.parse(hit.id) })
  else if (sourceId !== null)
    navigate({ place: 'library', sourceId, ...(hit.start === null ? {} : { start: hit.start }) })
}

/** What a hit can be evidence as; words of a source have to be quoted first. */
function askedBy(hit: SearchHit | undefined): Asked | undefined {
  if (hit?.kind === 'note') return { target: NoteId.parse(hit.id), text: hit.title, from: '' }
  if (hit?.kind === 'quote')
    return { target: QuoteId.parse(hit.id), text: parseSnippet(hit.snippet).text, from: hit.title }
  return undefined
}

const idOf = (hit: SearchHit): string => `${hit.kind}/${hit.id}`

export default function SearchPlace() {
  const route = useRoute()
  const query = route.place === 'search' ? route.query : ''
  const filters = route.place === 'search' ? route.filters : {}
  const readOnly = useReadOnlyBecause()
  const field = useRef<HTMLInputElement>(null)
  const groups = useSearchGroups(query, filters)
  const shown = groups.filter((group) => group.hits.length > 0)
  const items = shown.flatMap((group) => group.hits)
  useCommand('search.open', () => {
    field.current?.focus()
    field.current?.select()
  })
  const list = useComboList({ items, idOf, onPick: openHit, query: `${query} ${JSON.stringify(filters)}` })
  const asked = askedBy(list.current)
  const toStep = (): void => {
    if (asked) askForStep(asked)
  }
  useCommand('quote.step', toStep, { isActive: asked !== undefined })
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  const failed = groups.find((group) => group.error)?.error
  const isAsked = query.trim() !== '' || Object.keys(filters).length > 0
  const change = (next: { query?: string; filters?: SearchFilters }) =>
    navigate({ place: 'search', query, filters, ...next }, { replace: true })
  const chosen = filters.kinds?.length === 1 ? filters.kinds[0] : undefined
  const choose = (kind: SearchKind | undefined) => {
    const { kinds: _kinds, ...rest } = filters
    change({ filters: kind === undefined ? rest : { ...rest, kinds: [kind] } })
    field.current?.focus()
  }
  const ms = Math.round(groups.reduce((sum, group) => sum + group.ms, 0))
  return (
    <Frame>
      <Pane
        kind="content"
        label="Search"
        bar={
          <PaneBar
            title="Search"
            actions={
              isAsked && total > 0 ? (
                <>
                  <Button
                    kind="ghost"
                    icon={ListChecks}
                    keys="Ctrl E"
                    disabledReason={readOnly ?? (asked ? undefined : 'Go to a quote or a note in the results first')}
                    onPress={toStep}
                  >
                    To a step
                  </Button>
                  <ExportMenu />
                </>
              ) : undefined
            }
          />
        }
        top={
          <div className={styles.head}>
            <SearchField
              label="Search everything"
              placeholder="Words, “words in this order”, -not this"
              value={query}
              onChange={(text) => change({ query: text })}
              aside={
                isAsked && groups.every((group) => group.isReady)
                  ? `${total.toLocaleString('en')} found in ${ms} ms`
                  : undefined
              }
              size="large"
              autoFocus
              combo={list.inputProps}
              onKeyDown={(event) => {
                if (event.key.toLowerCase() !== 'e' || !(event.ctrlKey || event.metaKey) || event.altKey) return
                event.preventDefault()
                if (readOnly === undefined) toStep()
              }}
              ref={field}
            />
            <div className={styles.filters}>
              <div className={styles.kinds} role="group" aria-label="Kind">
                <Button size="small" isOn={chosen === undefined} onPress={() => choose(undefined)}>
                  Everything
                </Button>
                {searchKinds.map((kind) => (
                  <Button
                    key={kind}
                    size="small"
                    isOn={chosen === kind}
                    onPress={() => choose(kind)}
                    count={groups.find((group) => group.kind === kind)?.total}
                  >
                    {kindTitles[kind]}
                  </Button>
                ))}
              </div>
              <SearchFilterBar filters={filters} onChange={(next) => change({ filters: next })} />
              {isAsked && <SaveFilter content={{ of: 'search', query, filters }} name={query.trim()} />}
            </div>
          </div>
        }
      >
        <div className={styles.results}>
          {failed && (
            <ErrorNote tone="error" what={failed.message} incidentId={failed.incident}>
              Nothing was changed; try other words.
            </ErrorNote>
          )}
          {items.length > 0 ? (
            <ComboList
              label="Results"
              list={list.listProps}
              sections={shown.map((group) => ({
                id: group.kind,
                label: `${kindTitles[group.kind]}  ${group.total.toLocaleString('en')}`,
                items: group.hits,
              }))}
              idOf={idOf}
            >
              {(hit) => <HitRow hit={hit} />}
            </ComboList>
          ) : failed ? null : (
            <Nothing
              query={query}
              isAsked={isAsked}
              isReady={groups.every((group) => group.isReady)}
              hasFilters={Object.keys(filters).length > 0}
            />
          )}
          {chosen === undefined && shown.some((group) => group.total > group.hits.length) && (
            <p className={styles.more}>
              {shown
                .filter((group) => group.total > group.hits.length)
                .map((group) => (
                  <Button key={group.kind} kind="link" onPress={() => choose(group.kind)}>
                    {`All ${group.total.toLocaleString('en')} in ${kindTitles[group.kind].toLowerCase()}`}
                  </Button>
                ))}
            </p>
          )}
        </div>
      </Pane>
    </Frame>
  )
}

function Nothing({
  query,
  isAsked,
  isReady,
  hasFilters,
}: {
  query: string
  isAsked: boolean
  isReady: boolean
  hasFilters: boolean
}) {
  if (!isAsked) {
    return (
      <EmptyState title="Every word that was said or written here">
        Sources, quotes, memos, notes, the codebook, the plan’s steps, workshops, and people with their log. Words are
        found in any form: “give” finds “gives” and “giving”.
      </EmptyState>
    )
  }
  if (!isReady) return null
  return (
    <EmptyState title={query.trim() === '' ? 'Nothing passes these filters' : `Nothing for “${query.trim()}”`}>
      {hasFilters ? 'Try it without one of the filters.' : 'Try fewer words, or the beginning of one.'}
    </EmptyState>
  )
}
