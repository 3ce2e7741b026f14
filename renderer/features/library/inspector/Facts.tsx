/** What the file was and how it came here. */
import { runCommand } from '#renderer/app/commands.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import type { SourceView } from '#shared/contract/views.ts'
import styles from './SourceInspector.module.css'

const when = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const count = new Intl.NumberFormat('en')

export function Facts({ source }: { source: SourceView }) {
  const facts: readonly (readonly [string, string])[] = [
    ['File', source.fileName],
    ['Length', `${count.format(source.words)} words${source.pages === null ? '' : ` on ${source.pages} pages`}`],
    ['Type', source.mediaType],
    ['Added', `${when.format(source.addedAt)} by ${source.addedByName}`],
  ]
  return (
    <section className={styles.section} aria-labelledby="source-facts">
      <h2 id="source-facts" className={styles.heading}>
        The file
      </h2>
      <dl className={styles.facts}>
        {facts.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {source.isOutdated && (
        <p className={styles.words}>It was read by an earlier version of the app; this one reads such files better.</p>
      )}
      {source.isReferenceOnly ? (
        <p className={styles.words}>This is the list that it stood in; the source itself is not here.</p>
      ) : (
        <Button kind="link" size="small" onPress={() => void runCommand('source.reread')}>
          Read this file again
        </Button>
      )}
    </section>
  )
}
