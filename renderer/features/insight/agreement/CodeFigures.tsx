/** Each code with its figure, its interval, how often it was seen, and what that comes to in words. */
import type { AgreementRow, AgreementUnit } from '#shared/contract/agreement.ts'
import { barWords, unitWords } from '#shared/insight/agreement.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Table } from '#renderer/ui/lists/Table.tsx'
import styles from './Agreement.module.css'

/** ".743", as such figures are printed; a minus sign for less than chance. */
export const coefficient = (value: number | null): string =>
  value === null
    ? '–'
    : // Rounded first: there is no minus nothing.
      (Math.round(value * 1000) / 1000 + 0)
        .toFixed(3)
        .replace(/^(-?)0\./, '$1.')
        .replace('-', '−')

/** Of a hundred; under one it is not nothing. */
const percent = (share: number | null): string =>
  share === null ? '–' : share > 0 && share < 0.005 ? 'under 1 %' : `${Math.round(share * 100)} %`

export function CodeFigures({ rows, unit }: { rows: readonly AgreementRow[]; unit: AgreementUnit }) {
  const { look } = useCodebook()
  const hasKappa = rows.some(({ kappa }) => kappa !== null)
  const { many } = unitWords[unit]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled by keys when it has the focus
    <div className={styles.table} tabIndex={0} role="group" aria-label="Agreement of each code, table">
      <Table
        caption="Agreement of each code"
        isCaptionHidden
        columns={[
          {
            id: 'code',
            label: 'Code',
            isRowHeader: true,
            cell: ({ codeId }: AgreementRow) => (
              <span className={styles.code}>
                <CodeChip code={look(codeId)} />
              </span>
            ),
          },
          { id: 'alpha', label: 'α', isNumber: true, cell: ({ alpha }) => coefficient(alpha) },
          {
            id: 'interval',
            label: '95 % interval',
            isNumber: true,
            cell: ({ low, high }) => (low === null ? '–' : `${coefficient(low)} to ${coefficient(high)}`),
          },
          ...(hasKappa
            ? [{ id: 'kappa', label: 'κ', isNumber: true, cell: ({ kappa }: AgreementRow) => coefficient(kappa) }]
            : []),
          { id: 'prevalence', label: 'Prevalence', isNumber: true, cell: ({ prevalence }) => percent(prevalence) },
          {
            id: 'any',
            label: 'Seen by somebody',
            isNumber: true,
            cell: ({ anyPresent }) => anyPresent.toLocaleString('en'),
          },
          {
            id: 'all',
            label: 'by everybody',
            isNumber: true,
            cell: ({ allPresent }) => allPresent.toLocaleString('en'),
          },
          { id: 'units', label: `Of ${many}`, isNumber: true, cell: ({ units }) => units.toLocaleString('en') },
          { id: 'reading', label: 'In words', cell: (row) => <span className={styles.words}>{barWords(row)}</span> },
        ]}
        rows={rows}
        idOf={({ codeId }) => codeId}
        empty="No code was used yet."
      />
    </div>
  )
}
