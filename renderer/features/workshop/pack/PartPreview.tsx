/** One part of a pack as it leaves: the pages that are printed of it, with the template's name, logo, colour and foot. */
import type { WorkshopId } from '#shared/model/ids.ts'
import type { Pack } from '#shared/workshop/pack.ts'
import { ok, type Result } from '#shared/model/result.ts'
import type { AppError } from '#shared/contract/errors.ts'
import { PagesView } from '#renderer/app/pages/PagesView.tsx'
import { makePages, type Pages, useNewest } from '#renderer/app/pages/usePages.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { useDelayed } from '#renderer/ui/base/useDelayed.ts'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ProgressRing } from '#renderer/ui/feedback/ProgressRing.tsx'
import type { PackPart } from './parts.ts'
import styles from './Pack.module.css'

type Printed = Exclude<PackPart['kind'], 'names'>

export interface PartPreviewProps {
  workshopId: WorkshopId
  pack: Pack
  part: PackPart
  page: number
}

export function PartPreview({ workshopId, pack, part, page }: PartPreviewProps) {
  return part.kind === 'names' ? (
    <Names pack={pack} />
  ) : (
    <PartPages workshopId={workshopId} pack={pack} part={part} kind={part.kind} page={page} />
  )
}

/** A handout or a key of more pages is not drawn further. */
const MOST_PAGES = 40

interface Made extends Pages {
  kind: Printed
}

function PartPages({ workshopId, pack, part, kind, page }: PartPreviewProps & { kind: Printed }) {
  const { rows: html, error } = useQuery('packPage', { workshopId, part: kind })
  const make = async (): Promise<Result<Made | null, AppError>> => {
    if (html === undefined || html === null) return ok(null)
    const pages = await makePages(html, pack.paper)
    return pages.ok ? ok({ ...pages.value, kind }) : pages
  }
  const look = useNewest(`${kind} ${html ?? ''}`, make, (made) => made?.close())
  const isSlow = useDelayed(look.isMaking)
  const failed = error ?? look.error
  const { made } = look
  const isWhole = kind === 'handout' || kind === 'key'
  const notes = kind === 'deck' ? (pack.deck[page]?.notes ?? '') : ''
  return (
    <>
      {failed && <ErrorNote tone="error" what={failed.message} incidentId={failed.incident} />}
      {made?.kind === kind ? (
        <div className={cx(isSlow && styles.old)}>
          <PagesView
            document={made.document}
            more={isWhole ? null : ''}
            first={isWhole ? 0 : part.first + page}
            most={isWhole ? MOST_PAGES : 1}
            isWide={kind === 'deck'}
          />
        </div>
      ) : (
        !failed && (
          <div className={styles.waiting}>
            <ProgressRing label="Making the pages" />
          </div>
        )
      )}
      {notes !== '' && (
        <p className={styles.notes}>
          <b>Notes</b> {notes}
        </p>
      )}
    </>
  )
}

function Names({ pack: { nameKey, left } }: { pack: Pack }) {
  return (
    <article className={styles.document}>
      <h1>Names behind the pseudonyms</h1>
      <p>This list goes into a folder of its own, kept-apart. Hand on everything else, and keep this here.</p>
      {nameKey.length === 0 ? (
        <p>No person and no company stands in the pack.</p>
      ) : (
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">In the pack</th>
              <th scope="col">Is</th>
            </tr>
          </thead>
          <tbody>
            {nameKey.map(({ kind, pseudonym, name }) => (
              <tr key={`${kind} ${pseudonym} ${name}`}>
                <td>{pseudonym}</td>
                <td>{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left.length > 0 && (
        <>
          <h2>What could not be hidden</h2>
          {left.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      )}
    </article>
  )
}
