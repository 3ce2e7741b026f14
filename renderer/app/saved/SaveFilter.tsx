/** Keeps the filters that are on under a name; where they are kept already, renames or removes that. */
import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useState } from 'react'
import type { FilterContent } from '#shared/docs/dashboardLayout.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { useQuery } from '../../data/useQuery.ts'
import { useAct } from '../acting.ts'
import { NameDialog } from '../NameDialog.tsx'
import { useReadOnlyBecause } from '../team.ts'
import { sameFilters } from './savedFilters.ts'

function same(a: FilterContent, b: FilterContent): boolean {
  if (a.of === 'library' || b.of === 'library')
    return a.of === 'library' && b.of === 'library' && a.show === b.show && a.filter === b.filter
  return (
    a.of === b.of &&
    sameFilters(a.filters, b.filters) &&
    (a.of !== 'search' || b.of !== 'search' || a.query === b.query)
  )
}

export interface SaveFilterProps {
  content: FilterContent
  /** What it may be called. */
  name: string
}

export function SaveFilter({ content, name }: SaveFilterProps) {
  const { rows: saved = [] } = useQuery('savedFilters', {})
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [asks, setAsks] = useState<'new' | 'name' | null>(null)
  const known = saved.find((each) => same(each.content, content))
  const entries: MenuEntry[] = known
    ? [
        { id: 'name', label: 'Rename…', onAction: () => setAsks('name') },
        {
          id: 'remove',
          label: 'Remove from the sidebar',
          onAction: () =>
            void act('removeFilter', { filterId: known.filterId }, { done: `“${known.name}” is not kept any more` }),
        },
      ]
    : []
  return (
    <>
      {known && readOnly === undefined ? (
        <Menu label={`Saved as ${known.name}`} entries={entries}>
          <Button kind="ghost" size="small" icon={BookmarkCheck}>
            Saved
          </Button>
        </Menu>
      ) : (
        !known && (
          <Button kind="ghost" size="small" icon={Bookmark} disabledReason={readOnly} onPress={() => setAsks('new')}>
            Save this filter
          </Button>
        )
      )}
      {asks !== null && (
        <NameDialog
          title={asks === 'new' ? 'Save this filter' : 'Rename this filter'}
          label="Name"
          hint="It stands in the sidebar of everybody in the workspace."
          initial={asks === 'name' && known ? known.name : name}
          isNew={asks === 'new'}
          onSave={(chosen) =>
            void (asks === 'name' && known
              ? act('renameFilter', { filterId: known.filterId, name: chosen })
              : act('saveFilter', { name: chosen, content }, { done: `“${chosen}” is in the sidebar` }))
          }
          onClose={() => setAsks(null)}
        />
      )}
    </>
  )
}
