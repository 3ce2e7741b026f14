/** One tension: its claims side by side with what was said for each, and where the team stands. */
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { TensionRow } from '#shared/contract/evidenceQueries.ts'
import { claimField } from '#shared/docs/tensionLayout.ts'
import { useAct } from '#renderer/app/acting.ts'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { sourcesWords } from '#shared/model/verdictWords.ts'
import { PieceList } from '../evidence/PieceList.tsx'
import { DraftText } from '#renderer/ui/controls/DraftText.tsx'
import { PositionBox } from './PositionBox.tsx'
import styles from './Tensions.module.css'

type Side = TensionRow['sides'][number]

export function TensionDetail({ tension }: { tension: TensionRow }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const isDisabled = readOnly !== undefined
  const { tensionId, kind } = tension
  const isTerm = kind === 'term'
  const [isAdding, setAdding] = useState(false)
  return (
    <article className={styles.tension}>
      <div className={styles.head}>
        <DraftText
          key={tension.title}
          label={isTerm ? 'The word' : 'The question'}
          look="title"
          isLine
          isNeeded
          isDisabled={isDisabled}
          value={tension.title}
          onSave={(title) => void act('renameTension', { tensionId, title })}
        />
        <Earlier
          docId="library"
          subject={tensionId}
          field="title"
          what="title"
          onUse={(title) => {
            if (typeof title === 'string' && title !== '') void act('renameTension', { tensionId, title })
          }}
        />
      </div>
      <PositionBox tension={tension} />
      <div className={styles.sides}>
        {tension.sides.map((side, at) => (
          <SideView key={side.side} tension={tension} side={side} at={at} />
        ))}
      </div>
      <div className={styles.actions}>
        {isTerm && (
          <Button kind="ghost" size="small" icon={Plus} disabledReason={readOnly} onPress={() => setAdding(true)}>
            Another meaning
          </Button>
        )}
        {!tension.builtIn && (
          <Button
            kind="ghost"
            size="small"
            icon={Trash2}
            disabledReason={readOnly}
            onPress={() =>
              void act('trash', { ids: [tensionId] }, { done: `${isTerm ? 'Word' : 'Tension'} moved to the trash` })
            }
          >
            Move to the trash
          </Button>
        )}
      </div>
      {isAdding && (
        <div className={styles.adding}>
          <DraftText
            label="Another meaning"
            look="prose"
            placeholder="What else is meant by it"
            value=""
            onSave={(text) => {
              setAdding(false)
              if (text !== '') void act('addMeaning', { tensionId, text }, { done: 'Meaning added' })
            }}
          />
        </div>
      )}
    </article>
  )
}

function SideView({ tension, side, at }: { tension: TensionRow; side: Side; at: number }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const { tensionId, kind } = tension
  const name = kind === 'term' ? `Meaning ${at + 1}` : at === 0 ? 'One claim' : 'The other claim'
  const set = (text: string | null) => void act('setClaim', { tensionId, side: side.side, text })
  return (
    <section className={styles.side} aria-label={name}>
      <h3 className={styles.sideName}>
        {name}
        <span className={styles.counts}>{side.pieces === 0 ? 'nothing yet' : sourcesWords(side.sources)}</span>
      </h3>
      <DraftText
        key={side.claim}
        label={name}
        look="prose"
        isNeeded
        isDisabled={readOnly !== undefined}
        value={side.claim}
        onSave={set}
      />
      <Earlier
        docId="library"
        subject={tensionId}
        field={claimField(side.side)}
        what={kind === 'term' ? 'meaning' : 'claim'}
        onUse={(text) => set(typeof text === 'string' && text !== '' ? text : null)}
      />
      <PieceList
        subject={{ tensionId, side: side.side }}
        what={name.toLowerCase()}
        add="Add a quote"
        canDispute={false}
        none="Nobody is quoted for it yet."
      />
      {side.side.length > 1 && (
        <div>
          <Button kind="ghost" size="small" disabledReason={readOnly} onPress={() => set(null)}>
            Take this meaning away
          </Button>
        </div>
      )}
    </section>
  )
}
