/** One source in the list. */
import { Link2, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { Present } from '#renderer/app/Present.tsx'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { CodeTicks } from '#renderer/ui/codes/CodeTicks.tsx'
import { formatPartialDate } from '#renderer/ui/controls/partialDate.ts'
import { RowText } from '#renderer/ui/lists/RowText.tsx'
import type { CodeLook } from '#renderer/ui/codes/codeLook.ts'
import type { SourceRow } from '#shared/contract/views.ts'
import { bylineOf, kindIcons, kindWords, lengthInWords } from './sourceWords.ts'
import styles from './SourceList.module.css'

export interface SourceListRowProps {
  source: SourceRow
  look: (codeId: string) => CodeLook
}

export const SourceListRow = memo(function SourceListRow({ source, look }: SourceListRowProps) {
  const byline = bylineOf(source)
  const warning = source.warnings[0]
  return (
    <RowText
      title={source.title}
      detail={byline === '' ? lengthInWords(source) : byline}
      isNew={!source.read}
      foot={<Foot source={source} warning={warning} />}
      end={
        <>
          <Present id={source.sourceId} />
          <End source={source} look={look} hasWarning={warning !== undefined} />
        </>
      }
    />
  )
})

function Foot({ source, warning }: { source: SourceRow; warning: string | undefined }) {
  if (warning !== undefined) {
    return (
      <span className={styles.warning} title={source.warnings.join('\n')}>
        <Icon of={TriangleAlert} size={12} />
        <span className={styles.cut}>{warning}</span>
      </span>
    )
  }
  const when =
    source.publishedOn === null
      ? source.pages === null || bylineOf(source) === ''
        ? kindWords[source.kind]
        : lengthInWords(source)
      : formatPartialDate(source.publishedOn, 'short')
  return (
    <>
      <span title={kindWords[source.kind]}>
        <Icon of={kindIcons[source.kind]} size={12} />
      </span>
      <span className={styles.cut}>{when}</span>
    </>
  )
}

function End({ source, look, hasWarning }: { source: SourceRow; look: (id: string) => CodeLook; hasWarning: boolean }) {
  if (source.sameOriginTitle !== null) {
    const origin = `Same origin as ${source.sameOriginTitle}`
    return (
      <span className={styles.once} title={origin}>
        <Icon of={Link2} size={12} />
        Counts once
        <VisuallyHidden>{origin}</VisuallyHidden>
      </span>
    )
  }
  if (source.quotes === 0 && source.codes.length === 0) return hasWarning ? null : <span>Not coded</span>
  return (
    <>
      <CodeTicks codes={source.codes.map(look)} />
      {source.quotes > 0 && <span title={`${source.quotes} quotes`}>{source.quotes}</span>}
    </>
  )
}
