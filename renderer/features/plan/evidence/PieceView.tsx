/** One piece of evidence: what was said in the serif with its codes and source, what we saw or thought in the sans. */
import { ArrowLeftRight, BookOpen, Eye, MoreHorizontal, NotebookPen, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import type { DocId } from '#shared/model/ids.ts'
import { NoteId, ObservationId, QuoteId } from '#shared/model/ids.ts'
import { type EvidenceStance, EvidenceValue } from '#shared/model/plan.ts'
import { evidenceField } from '#shared/docs/evidence.ts'
import type { EvidencePiece, EvidenceSubject } from '#shared/contract/evidenceQueries.ts'
import { strongestRule } from '#shared/model/verdict.ts'
import { useAct } from '#renderer/app/acting.ts'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { shortTitle } from '#renderer/app/shortTitle.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { whenWords } from '#renderer/app/whenWords.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { formatPartialDate } from '#renderer/ui/controls/partialDate.ts'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { EditObservation } from './EditObservation.tsx'
import type { GroupedPiece } from './byOrigin.ts'
import styles from './PieceView.module.css'

/** Longer ones are cut after some lines, with a way to all of it. */
const LONG = 340

const repeatWords = {
  source: 'same source, counts once',
  origin: 'same origin, counts once',
  observer: 'same observer, counts once',
} as const

export interface PieceViewProps {
  piece: EvidencePiece
  docId: DocId
  /** Where it stands in that document. */
  subjectKey: string
  subject: EvidenceSubject
  repeats: GroupedPiece['repeats']
  isStrongest: boolean
  /** Where there is little room: some lines, and no word that it is the strongest. */
  isShort?: boolean | undefined
  /** Whether it could as well speak against. */
  canTurn?: boolean | undefined
  /** A gate takes notes as proof. */
  doNotesCount?: boolean | undefined
}

export function openPiece({ kind, target, sourceId }: EvidencePiece): void {
  if (kind === 'note') navigate({ place: 'notes', noteId: NoteId.parse(target) })
  else if (sourceId !== null) navigate({ place: 'library', sourceId, quoteId: QuoteId.parse(target) })
}

/** Who said it and where, as short as a line: the author, or else the title. */
function fromWords(piece: EvidencePiece, doNotesCount: boolean): string {
  if (piece.kind === 'note') return doNotesCount ? 'Note' : 'Note, does not count'
  if (piece.kind === 'observation')
    return [`Seen by ${piece.observerName}`, piece.seenOn === null ? null : formatPartialDate(piece.seenOn)]
      .filter(Boolean)
      .join(', ')
  const [author, ...others] = piece.authors
  const who = author === undefined ? null : others.length > 0 ? `${author} and others` : author
  return who ?? shortTitle(piece.sourceTitle)
}

export function PieceView(props: PieceViewProps) {
  const {
    piece,
    docId,
    subjectKey,
    subject,
    repeats,
    isStrongest,
    isShort,
    canTurn = true,
    doNotesCount = false,
  } = props
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const { look } = useCodebook()
  const [isWhole, setWhole] = useState(false)
  const [isEditing, setEditing] = useState(false)
  const { target, kind, stance } = piece
  const other: EvidenceStance = stance === 'supports' ? 'disputes' : 'supports'
  const set = (to: EvidenceStance | null, done: string) =>
    void act('setEvidence', { subject, target, stance: to }, { done })
  /** An observation is there for what it was put on: off it, it goes to the trash, and comes back with its side. */
  const takeOff = () =>
    kind === 'observation'
      ? void act('trash', { ids: [ObservationId.parse(target)] }, { done: 'Observation moved to the trash' })
      : set(null, 'Evidence taken off')
  const isLong = piece.text.length > LONG
  const mayEdit = readOnly === undefined
  const entries: MenuEntry[] = [
    ...(kind === 'observation'
      ? mayEdit
        ? [{ id: 'edit', label: 'Edit', icon: Pencil, onAction: () => setEditing(true) }]
        : []
      : [
          {
            id: 'open',
            label: kind === 'note' ? 'Open the note' : 'Open in its source',
            icon: kind === 'note' ? NotebookPen : BookOpen,
            onAction: () => openPiece(piece),
          },
        ]),
    ...(mayEdit
      ? [
          ...(canTurn
            ? [
                {
                  id: 'turn',
                  label: other === 'supports' ? 'It speaks for, not against' : 'It speaks against, not for',
                  icon: ArrowLeftRight,
                  onAction: () => set(other, other === 'supports' ? 'Counts for now' : 'Counts against now'),
                },
              ]
            : []),
          { id: 'off', label: kind === 'observation' ? 'Move to the trash' : 'Take off', icon: X, onAction: takeOff },
        ]
      : []),
  ]
  if (isEditing && kind === 'observation')
    return (
      <EditObservation
        observationId={ObservationId.parse(target)}
        text={piece.text}
        on={piece.seenOn}
        onDone={() => setEditing(false)}
      />
    )
  return (
    <div className={styles.piece} {...(isWhole && { 'data-whole': true })}>
      <div className={styles.words}>
        {kind === 'quote' ? (
          <QuoteText
            size={isStrongest && !isShort ? 'block' : 'normal'}
            lines={isWhole ? undefined : isShort ? 3 : isLong ? 6 : undefined}
          >
            {piece.text}
          </QuoteText>
        ) : (
          <p className={styles.ours} dir="auto">
            <Icon of={kind === 'note' ? NotebookPen : Eye} size={14} />
            <span>{piece.text === '' ? 'Untitled note' : piece.text}</span>
          </p>
        )}
        {kind === 'quote' && isLong && (
          <Button kind="link" size="small" onPress={() => setWhole(!isWhole)} aria-expanded={isWhole}>
            {isWhole ? 'Show less' : 'Show all of it'}
          </Button>
        )}
      </div>
      <Menu label="What to do with this evidence" entries={entries} placement="bottom end">
        <Button kind="icon" size="small" icon={MoreHorizontal} label="What to do with it" />
      </Menu>
      <div className={styles.foot}>
        {piece.codings.slice(0, 3).map((coding) => (
          <CodeChip
            key={`${coding.codeId} ${coding.coder}`}
            code={look(coding.codeId)}
            stance={coding.stance}
            detail={`coded by ${coding.coderName}`}
          />
        ))}
        {piece.codings.length > 3 && <span className={styles.detail}>{`+${piece.codings.length - 3}`}</span>}
        {kind === 'quote' ? (
          <Button
            kind="link"
            size="small"
            className={styles.from}
            hint={`Open in ${piece.sourceTitle}. Put here by ${piece.byName}, ${whenWords(piece.at)}`}
            onPress={() => openPiece(piece)}
          >
            {fromWords(piece, doNotesCount)}
          </Button>
        ) : (
          <span className={styles.detail}>{fromWords(piece, doNotesCount)}</span>
        )}
        {piece.anchor === 'lost' && <span className={styles.lost}>No longer found in its source</span>}
        {repeats !== null && <span className={styles.detail}>{repeatWords[repeats]}</span>}
        <span className={styles.gap} />
        {isStrongest && !isShort && (
          <PopoverTrigger>
            <Button kind="ghost" size="small" className={styles.strongest}>
              Strongest
            </Button>
            <Popover label="Why this one" width={300} isPadded>
              {strongestRule}
            </Popover>
          </PopoverTrigger>
        )}
        <Earlier
          docId={docId}
          subject={subjectKey}
          field={evidenceField(target)}
          what="side"
          words={sideWords}
          onUse={(value) => set(stanceOf(value), 'The earlier answer stands again')}
        />
      </div>
    </div>
  )
}

const stanceOf = (value: unknown): EvidenceStance | null => {
  const parsed = EvidenceValue.safeParse(value)
  return parsed.success ? parsed.data.stance : null
}
const sideWords = (value: unknown): string => {
  const stance = stanceOf(value)
  return stance === null ? 'Taken off' : stance === 'supports' ? 'For' : 'Against'
}
