/** What would leave, looked at before it leaves: pages, Markdown or the beginning of a table, for the choices beside it. */
import type { ExportPreview } from '#shared/contract/exportSubjects.ts'
import type { QueryInput } from '#shared/contract/queries.ts'
import { appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { Paper } from '#shared/model/workshop.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { useDelayed } from '#renderer/ui/base/useDelayed.ts'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ProgressRing } from '#renderer/ui/feedback/ProgressRing.tsx'
import { ask, runTask } from '../../data/core.ts'
import { makePages, type Pages, useNewest } from '../pages/usePages.ts'
import { PagesView } from '../pages/PagesView.tsx'
import styles from './Preview.module.css'

export interface Previewed {
  of: ExportPreview
  pages: Pages | null
}

export type PreviewWish = QueryInput<'exportPreview'> & { paper: Paper }

async function preview(
  { paper, ...wish }: PreviewWish,
  told?: (of: ExportPreview) => void,
): Promise<Result<Previewed, AppError>> {
  // What it cannot be shown with is said in it.
  await runTask('workOutExport', { subject: wish.subject })
  const found = await ask('exportPreview', wish)
  if (!found.ok) return found
  if (found.value === null)
    return err(appError('Unexpected', 'There is nothing to export here any more; it may lie in the trash.'))
  told?.(found.value)
  const { shown } = found.value
  if (shown.kind !== 'pages') return ok({ of: found.value, pages: null })
  const pages = await makePages(shown.html, paper)
  return pages.ok ? ok({ of: found.value, pages: pages.value }) : pages
}

/** `state`: whatever else its look depends on. `told` is called with what is known before its pages are there. */
export const usePreview = (wish: PreviewWish, state = '', told?: (of: ExportPreview) => void) =>
  useNewest(
    JSON.stringify(wish) + state,
    () => preview(wish, told),
    ({ pages }) => pages?.close(),
  )

const CUT = 'This is its beginning; all of it leaves.'

function Shown({ of: { shown, isCut }, pages }: Previewed) {
  if (pages) return <PagesView document={pages.document} more={isCut ? CUT : null} />
  switch (shown.kind) {
    case 'text':
      return (
        <>
          <pre className={styles.text}>{shown.text}</pre>
          {isCut && <p className={styles.more}>{CUT}</p>}
        </>
      )
    case 'table':
      return (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                {shown.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, at) => (
                    <td key={at}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.more}>
            {isCut
              ? `The first ${shown.rows.length} rows; all of them leave.`
              : shown.rows.length === 0 && 'No rows yet.'}
          </p>
        </>
      )
    default:
      return <EmptyState title="There is no table in this">Choose a document format such as Word or PDF.</EmptyState>
  }
}

export function Preview({ made, error, isMaking }: ReturnType<typeof usePreview>) {
  const isSlow = useDelayed(isMaking)
  return (
    <div
      className={styles.room}
      role="group"
      aria-label="Preview"
      aria-busy={isMaking}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is within reach of the keys
      tabIndex={0}
    >
      {error && <ErrorNote tone="error" what={error.message} incidentId={error.incident} />}
      {made && (
        <div className={cx(styles.shown, isSlow && styles.old)}>
          <Shown {...made} />
        </div>
      )}
      {isSlow && (
        <div className={styles.making}>
          <ProgressRing label="Making the pages" />
        </div>
      )}
    </div>
  )
}
