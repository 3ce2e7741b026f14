/** The people: their list, one person's page, and, where nobody is open, the groups and who is from them. */
import { useState } from 'react'
import type { TableItem } from '#shared/contract/interactionImport.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { NameDialog } from '#renderer/app/NameDialog.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { shell } from '#renderer/data/shell.ts'
import { ExportDialog } from './ExportDialog.tsx'
import { ImportDialog } from './importing/ImportDialog.tsx'
import { NobodyOpen } from './NobodyOpen.tsx'
import { PersonPane } from './PersonPane.tsx'
import { PeopleList } from './list/PeopleList.tsx'

export default function PeoplePlace() {
  const route = useRoute()
  const personId = route.place === 'people' ? route.personId : undefined
  const showsGroups = route.place === 'people' && route.show === 'groups'
  const [isNaming, setNaming] = useState(false)
  const [table, setTable] = useState<TableItem | null>(null)
  const [isExporting, setExporting] = useState(false)
  const [logging, setLogging] = useState<PersonId | null>(null)
  const act = useAct()
  const create = (name: string) => {
    void act('addPerson', { name }).then((made) => {
      if (made) navigate({ place: 'people', personId: made.personId })
    })
  }
  const log = (id: PersonId) => {
    navigate({ place: 'people', personId: id })
    setLogging(id)
  }
  const chooseTable = () =>
    void shell()
      .chooseTable()
      .then((path) => {
        if (path !== null) setTable({ path })
      })
  useCommand('person.new', () => setNaming(true))
  useCommand('person.import', chooseTable)
  useCommand('people.export', () => setExporting(true))
  return (
    <Frame
      isContentEmpty={personId === undefined && !showsGroups}
      listDefault={372}
      contentKey={personId ?? (showsGroups ? 'groups' : 'nobody')}
      list={
        <PeopleList
          selectedId={personId}
          onNew={() => setNaming(true)}
          onImport={chooseTable}
          onExport={() => setExporting(true)}
          onLog={log}
        />
      }
    >
      {personId === undefined ? (
        <NobodyOpen onNew={() => setNaming(true)} onImport={chooseTable} />
      ) : (
        <PersonPane
          key={personId}
          personId={personId}
          isLogging={logging === personId}
          onLoggingChange={(isLogging) => setLogging(isLogging ? personId : null)}
        />
      )}
      {isNaming && (
        <NameDialog title="New person" label="Name" initial="" onSave={create} onClose={() => setNaming(false)} />
      )}
      {isExporting && <ExportDialog onClose={() => setExporting(false)} />}
      {table && <ImportDialog item={table} onClose={() => setTable(null)} />}
    </Frame>
  )
}
