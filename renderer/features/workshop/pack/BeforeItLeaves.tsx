/** What to know before a pack leaves: words that the lenses underline, people-first words before all, and what is missing. */
import { Scale } from 'lucide-react'
import { useState } from 'react'
import type { WorkshopId } from '#shared/model/ids.ts'
import type { Pack, PackFinding } from '#shared/workshop/pack.ts'
import { navigate, type WorkshopViewId } from '#renderer/app/navigation.ts'
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

export function BeforeItLeaves({ pack, workshopId }: { pack: Pack; workshopId: WorkshopId }) {
  const { findings, missing } = pack
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
          <p>The lenses see nothing in your own words that speaks of people as of something else.</p>
        ) : (
          <ul>
            {shown.map((finding, i) => (
              <li key={i}>
                <strong>{`“${finding.text}”`}</strong> {`in ${finding.where}. ${finding.message}`}
                {finding.instead !== null && <em>{` Instead: “${finding.instead}”.`}</em>}{' '}
                <Button kind="link" onPress={() => navigate({ place: 'workshop', workshopId, view: viewOf(finding) })}>
                  Change it
                </Button>
              </li>
            ))}
          </ul>
        )}
        {findings.length > FIRST && (
          <Button kind="link" onPress={() => setAll(!isAll)}>
            {isAll ? 'Show fewer' : `Show all ${findings.length}`}
          </Button>
        )}
      </section>
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
