import { useState } from 'react'
import { CodeTag } from '../codes/CodeTag.tsx'
import { Table } from '../lists/Table.tsx'
import { type TreeNode, TreeList } from '../lists/TreeList.tsx'
import { VirtualList } from '../lists/VirtualList.tsx'
import { Block } from './Block.tsx'
import styles from './gallery.module.css'

const leaf = (name: string): TreeNode<string> => ({ id: name, text: name, value: name, children: [] })
const tree: TreeNode<string>[] = [
  { id: 'P3', text: 'P3', value: 'P3', children: [leaf('P3.LISTEN'), leaf('P3.EXPECT')] },
  {
    id: 'R9',
    text: 'R9',
    value: 'R9',
    children: [leaf('R9.PAY'), { ...leaf('R9.TAKE'), children: [leaf('Queue jumping')] }],
  },
]
const rows = ['Rest', 'Selected, focus elsewhere', 'Chosen with X', 'Another', 'And one more']

export function ListsColumn() {
  const [selected, setSelected] = useState<string | null>('R9.PAY')
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(['P3', 'R9']))
  const [opened, setOpened] = useState(rows[1] ?? '')
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [moved, setMoved] = useState('')
  return (
    <>
      <Block title="Rows">
        <div className={styles.box}>
          <VirtualList
            label="Rows"
            items={rows}
            idOf={(row) => row}
            textOf={(row) => row}
            rowHeight={30}
            hasLines={false}
            selectedId={opened}
            onOpen={setOpened}
            checkedIds={checked}
            onCheckedChange={setChecked}
          >
            {(row) => <div className={styles.plainRow}>{row}</div>}
          </VirtualList>
        </div>
      </Block>
      <Block title="Tree">
        <div className={styles.tall}>
          <TreeList
            label="Codes"
            nodes={tree}
            selectedId={selected}
            onSelect={setSelected}
            expandedIds={expanded}
            onExpandedChange={setExpanded}
            onMove={(id, parent) => setMoved(`${id} under ${parent ?? 'nothing'}`)}
          >
            {(name) => (
              <>
                <CodeTag code={{ name, group: 'R9' }} /> {name}
              </>
            )}
          </TreeList>
        </div>
        <p>{moved}</p>
      </Block>
      <Block title="Table">
        <Table
          caption="Quotes by code"
          isCaptionHidden
          columns={[
            { id: 'code', label: 'Code', cell: (row: [string, number]) => row[0], isRowHeader: true },
            { id: 'count', label: 'Quotes', cell: (row) => row[1], isNumber: true },
          ]}
          rows={[
            ['P3.LISTEN', 14],
            ['R1.HELP', 8],
            ['R9.PAY', 121],
          ]}
          idOf={(row) => row[0]}
        />
      </Block>
    </>
  )
}
