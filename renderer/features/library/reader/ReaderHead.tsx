/** Title, people, date and address over the text. */
import { shell } from '#renderer/data/shell.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { formatPartialDate } from '#renderer/ui/controls/partialDate.ts'
import type { SourceView } from '#shared/contract/views.ts'
import { bylineOf, lengthInWords } from '../list/sourceWords.ts'
import { ReferenceOnly } from './ReferenceOnly.tsx'
import styles from './ReaderHead.module.css'

export function ReaderHead({ source, hasTitle }: { source: SourceView; hasTitle: boolean }) {
  const { url } = source
  const byline = bylineOf(source)
  return (
    <div className={styles.head}>
      {hasTitle && (
        <h2 className={styles.title} dir="auto">
          {source.title}
        </h2>
      )}
      <div className={styles.meta}>
        {byline !== '' && <span dir="auto">{byline}</span>}
        {source.publishedOn !== null && <span>{formatPartialDate(source.publishedOn)}</span>}
        <span>{lengthInWords(source)}</span>
        {url !== null && (
          <span>
            <Button kind="link" size="small" hint={url} onPress={() => void shell().openExternal(url)}>
              {hostOf(url)}
            </Button>
          </span>
        )}
      </div>
      {source.isReferenceOnly && <ReferenceOnly source={source} />}
    </div>
  )
}

function hostOf(url: string): string {
  try {
    return new URL(url).host.replace(/^www\./, '')
  } catch {
    return url
  }
}
