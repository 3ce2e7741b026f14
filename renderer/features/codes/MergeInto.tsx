/** Merges a code into another: an alias, so that nothing coded here or elsewhere is lost. */
import { useState } from 'react'
import type { CodeView } from '#shared/contract/views.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { FloatingPanel } from '#renderer/ui/overlays/Dialog.tsx'
import styles from './MergeInto.module.css'

export function MergeInto({ code, onClose }: { code: CodeView; onClose: () => void }) {
  return (
    <FloatingPanel
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      label={`Merge ${code.name} into another code`}
    >
      <Body code={code} onClose={onClose} />
    </FloatingPanel>
  )
}

function Body({ code, onClose }: { code: CodeView; onClose: () => void }) {
  const { codes, look } = useCodebook()
  const [query, setQuery] = useState('')
  const act = useAct()
  const words = query.toLowerCase().split(/\s+/)
  const items = codes.filter(
    (each) =>
      each.codable &&
      !each.archived &&
      each.mergedInto === null &&
      each.codeId !== code.codeId &&
      words.every((word) => `${each.name} ${each.title}`.toLowerCase().includes(word)),
  )
  const idOf = (each: CodeView) => each.codeId
  const list = useComboList({
    items,
    idOf,
    query,
    onPick: (target) => {
      onClose()
      void act(
        'mergeCodes',
        { from: code.codeId, into: target.codeId },
        { done: `${code.name} merged into ${target.name}` },
      )
    },
  })
  return (
    <>
      <SearchField
        label="Merge into"
        placeholder={`Merge ${code.name} into…`}
        value={query}
        onChange={setQuery}
        combo={list.inputProps}
        autoFocus
        isBare
        size="large"
      />
      <div className={styles.list}>
        <ComboList label="Codes" list={list.listProps} sections={[{ id: 'all', items }]} idOf={idOf}>
          {(each) => (
            <span className={styles.row}>
              <CodeChip code={look(each.codeId)} />
              <span className={styles.brief}>{each.brief}</span>
            </span>
          )}
        </ComboList>
      </div>
    </>
  )
}
