/** What to know before a pack leaves: words that the lenses underline, people-first words before all, and what is missing. */
import { Scale } from 'lucide-react'
import { useState } from 'react'
import type { WorkshopId } from '#shared/model/ids.ts'
import type { Pack, PackFinding } from '#shared/workshop/pack.ts'
import { navigate, type WorkshopViewId } from '#renderer/app/navigation.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { DismissForm } from '#renderer/ui/lenses/DismissForm.tsx'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import styles from './Pack.module.css'

/** Findings shown before "Show all". */
const FIRST = 3

/** Where the words can be changed, by the first word of where they stand. */
const viewOf = ({ where }: PackFinding): WorkshopViewId =>
  where.startsWith('Agenda')
    ? 'agenda'
    : where.startsWith('Exercise')
      ? 'exercises'
      : where.startsWith('Step')
        ? 'evidence'
        : 'about'

function Finding({ finding, onChange }: { finding: PackFinding; onChange: () => void }) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [isAsking, setAsking] = useState(false)
  const { target, lens, findingKey, text, where, message, instead } = finding
  return (
    <li>
      <strong>{`“${text}”`}</strong> {`in ${where}. ${message}`}
      {instead !== null && <em>{` Instead: “${instead}”.`}</em>}{' '}
      {isAsking ? (
        <DismissForm
          onBack={() => setAsking(false)}
          onDismiss={(reason) =>
            void act(
              'dismissFinding',
              { target, lens, key: findingKey, reason },
              { done: 'Dismissed for the whole team' },
            )
          }
        />
      ) : (
        <>
          <Button kind="link" onPress={onChange}>
            Change it
          </Button>{' '}
          {readOnly === undefined && (
            <Button kind="link" label={`Dismiss “${text}”…`} onPress={() => setAsking(true)}>
              Dismiss…
            </Button>
          )}
        </>
      )}
    </li>
  )
}

export function BeforeItLeaves({ pack, workshopId }: { pack: Pack; workshopId: WorkshopId }) {
  const { findings, dismissed, missing } = pack
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? findings : findings.slice(0, FIRST)
  return (
    <>
      <section
        className={styles.before}
        aria-label="Before it goes out"
        data-quiet={findings.length === 0 || undefined}
      >
        <h2>
          <Icon of={Scale} size={14} />
          Before it goes out
        </h2>
        {findings.length === 0 ? (
          <p>
            {dismissed.length === 0
              ? 'The lenses see nothing in your own words that speaks of people as of something else.'
              : 'The lenses see nothing in your own words beside what the team let stand.'}
          </p>
        ) : (
          <ul>
            {shown.map((finding, i) => (
              <Finding
                key={`${finding.target} ${finding.lens} ${finding.findingKey} ${i}`}
                finding={finding}
                onChange={() => navigate({ place: 'workshop', workshopId, view: viewOf(finding) })}
              />
            ))}
          </ul>
        )}
        {findings.length > FIRST && (
          <Button kind="link" onPress={() => setAll(!isAll)}>
            {isAll ? 'Show fewer' : `Show all ${findings.length}`}
          </Button>
        )}
      </section>
      {dismissed.length > 0 && (
        <section className={styles.missing} aria-label="Let stand by the team">
          <h2>Let stand by the team</h2>
          <ul>
            {dismissed.map((finding, i) => (
              <li key={i}>
                {`“${finding.text}” in ${finding.where}: ${finding.reason}`}{' '}
                {readOnly === undefined && (
                  <Button
                    kind="link"
                    label={`Show “${finding.text}” again`}
                    onPress={() =>
                      void act('recallFinding', {
                        target: finding.target,
                        lens: finding.lens,
                        key: finding.findingKey,
                      })
                    }
                  >
                    Show again
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && (
        <section className={styles.missing} aria-label="What is missing">
          <h2>What is missing</h2>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Button kind="link" onPress={() => navigate({ place: 'workshop', workshopId, view: 'evidence' })}>
            Choose evidence
          </Button>
        </section>
      )}
    </>
  )
}
