/** A row of the picker: a code with its brief, and when to use it while the arrows are on it. */
import type { Codebook } from '#renderer/app/workspace.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import type { CodeView } from '#shared/contract/views.ts'
import styles from './CodeOption.module.css'

export interface CodeOptionProps {
  code: CodeView
  codebook: Codebook
  isCurrent: boolean
  isChosen: boolean
  /** 1–9 for the frequent ones. */
  number: number
}

export function CodeOption({ code, codebook, isCurrent, isChosen, number }: CodeOptionProps) {
  return (
    <span className={styles.option}>
      <CodeChip code={codebook.look(code.codeId)} />
      <span className={styles.brief}>{code.brief || code.title || code.definition}</span>
      <span className={styles.count} title={`On ${code.quotes} quotes`}>
        {code.quotes}
      </span>
      <span className={styles.key}>
        {isCurrent ? (
          <Key>Enter</Key>
        ) : number > 0 ? (
          <span className={styles.number}>{number}</span>
        ) : (
          isChosen && <span className={styles.number}>on</span>
        )}
      </span>
      {isCurrent && (code.useWhen !== '' || code.avoidWhen !== '' || code.definition !== '') && (
        <span className={styles.more}>
          {code.useWhen === '' && code.avoidWhen === '' && <span>{code.definition}</span>}
          {code.useWhen !== '' && (
            <span>
              <b>Use when</b> {code.useWhen}
            </span>
          )}
          {code.avoidWhen !== '' && (
            <span>
              <b>Not when</b> {code.avoidWhen}
            </span>
          )}
        </span>
      )}
    </span>
  )
}
