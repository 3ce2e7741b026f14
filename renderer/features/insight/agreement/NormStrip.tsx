/** How far coders agree on each norm, beside the queue: where a talk is worth most. */
import type { AgreementRow } from '#shared/contract/agreement.ts'
import { barWords } from '#shared/insight/agreement.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { coefficient } from './CodeFigures.tsx'
import styles from './Agreement.module.css'

const isNorm = ({ isGroup, tree }: AgreementRow): boolean => isGroup && tree === 'norms'

export function NormStrip() {
  const { look } = useCodebook()
  const { rows: known } = useSteadyQuery('agreement', { unit: 'sentence' })
  const norms = known?.figure.codes.filter(isNorm) ?? []
  if (norms.length === 0 || known?.figure.sources === 0) return null
  return (
    <dl className={styles.norms} aria-label="Agreement on each norm, by sentence">
      {norms.map((row) => (
        <div key={row.codeId} className={styles.norm}>
          <dt>
            <CodeTag code={look(row.codeId)} /> {row.title}
          </dt>
          <dd>
            <strong>{row.alpha === null ? 'Undefined' : `α ${coefficient(row.alpha)}`}</strong>
            <span>{row.why === null ? barWords(row) : barWords(row).replace('Undefined: ', '')}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
