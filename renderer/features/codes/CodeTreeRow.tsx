import type { CodeView } from '#shared/contract/views.ts'
import { Present } from '#renderer/app/Present.tsx'
import { useCodebook } from '#renderer/app/workspace.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { cx } from '#renderer/ui/base/cx.ts'
import styles from './CodesPlace.module.css'

/** A group by its tag and title; a code by its chip, with how many quotes carry it. */
export function CodeTreeRow({ code, isTop }: { code: CodeView; isTop: boolean }) {
  const { look } = useCodebook()
  const isAway = code.archived || code.mergedInto !== null
  return (
    <span className={cx(styles.row, isTop && !code.codable && styles.group)}>
      {code.codable ? <CodeChip code={look(code.codeId)} isArchived={isAway} /> : <CodeTag code={look(code.codeId)} />}
      <span className={styles.title} title={code.title}>
        {code.title}
      </span>
      <Present id={code.codeId} />
      {code.codable && code.quotes > 0 && <span className={styles.count}>{code.quotes.toLocaleString('en')}</span>}
    </span>
  )
}
