/** What is listed, in the words and signs of the picture. */
import { ArrowRight } from 'lucide-react'
import { Fragment } from 'react'
import { NO_GROUP } from '#shared/insight/crossSection.ts'
import { headingOf } from '#shared/insight/mapWords.ts'
import type { CodeId, SourceId } from '#shared/model/ids.ts'
import { phaseWords, statusWords } from '#shared/model/planWords.ts'
import { stageLabel } from '#shared/model/stageWords.ts'
import { dayWords } from '#renderer/app/days/dayWords.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { splitCodeName } from '#renderer/ui/codes/codeLook.ts'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { StateChip } from '#renderer/ui/codes/StateChip.tsx'
import type { Stance } from '#renderer/ui/codes/StanceSign.tsx'
import type { OpenBehind } from './BehindInspector.tsx'
import styles from './Behind.module.css'

export function BehindTitle({ behind }: { behind: OpenBehind }) {
  return (
    <span className={styles.title}>
      <Words behind={behind} />
    </span>
  )
}

function Words({ behind }: { behind: OpenBehind }) {
  switch (behind.kind) {
    case 'quotes':
      return (
        <>
          <Codes codes={behind.codes} stance={behind.stance} />
          {behind.sourceId !== undefined && <InSource sourceId={behind.sourceId} />}
        </>
      )
    case 'sources':
      return (
        <>
          Sources with <Codes codes={behind.codes} stance={undefined} />
        </>
      )
    case 'standing':
      return behind.before === undefined ? (
        <>
          <StateChip state={behind.state} /> {dayWords(behind.day)}
        </>
      ) : (
        <>
          <StateChip state={behind.before.state} />
          <Icon of={ArrowRight} size={14} />
          <VisuallyHidden>to</VisuallyHidden>
          <StateChip state={behind.state} />
        </>
      )
    case 'group':
      return (
        <>
          <GroupName groupId={behind.groupId} />
          {` · ${stageLabel(behind.stage)}`}
        </>
      )
    case 'steps': {
      const which = behind.status === undefined ? behind.verdict : statusWords[behind.status]
      return `${behind.phase} ${phaseWords[behind.phase]}${which === undefined ? '' : ` · ${which}`}`
    }
    case 'cell':
    case 'source':
    case 'person':
      return null
  }
}

function Codes({ codes, stance }: { codes: readonly CodeId[]; stance: Stance | undefined }) {
  const { look, byId } = useCodebook()
  return codes.map((codeId, at) => (
    <Fragment key={codeId}>
      {at > 0 && (
        <>
          <span className={styles.times} aria-hidden="true">
            ×
          </span>
          <VisuallyHidden>and</VisuallyHidden>
        </>
      )}
      <CodeChip code={look(codeId)} stance={at === codes.length - 1 ? stance : undefined} />
      {/* A group's chip is its letter and number alone. */}
      {splitCodeName(look(codeId)).rest === '' && <span>{headingOf(codeId, byId.get(codeId)?.title ?? '').short}</span>}
    </Fragment>
  ))
}

function InSource({ sourceId }: { sourceId: SourceId }) {
  const { rows: source } = useQuery('source', { sourceId })
  return <span className={styles.from}>{source?.title ?? ''}</span>
}

function GroupName({ groupId }: { groupId: string | null }) {
  const { rows: figure } = useQuery('crossSection', {})
  return groupId === null ? NO_GROUP : (figure?.groups.find((group) => group.groupId === groupId)?.name ?? '')
}
