/** In place of a workspace that is being fetched for the first time: which step it is at, and what to do when it failed. */
import { Check } from 'lucide-react'
import { useState } from 'react'
import type { JoiningView } from '#shared/contract/team.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx'
import { JoinForm } from './JoinForm.tsx'
import { joiningSteps, joiningWords } from './joinWords.ts'
import { Ways, WholeScreen } from './WholeScreen.tsx'
import styles from './JoiningScreen.module.css'

const stepNames = { looking: 'Find the team', waiting: 'Be let in', fetching: 'Fetch the workspace' } as const

export interface JoiningScreenProps {
  joining: NonNullable<JoiningView>
  onOpenAnother: () => void
}

export function JoiningScreen({ joining, onOpenAnother }: JoiningScreenProps) {
  const [isPasting, setPasting] = useState(false)
  const { step, workspaceName, done, total, problem } = joining
  const { title, detail } = joiningWords(joining)
  const at = step === 'failed' ? -1 : joiningSteps.indexOf(step)
  return (
    <WholeScreen label={`Joining ${workspaceName}`} title={workspaceName}>
      {step === 'failed' ? (
        <>
          <ErrorNote tone="error" what={problem ?? title}>
            {detail} Once this window is closed, nothing of it is left on this computer.
          </ErrorNote>
          {isPasting ? (
            <JoinForm
              link=""
              cancelWords="Cancel"
              instead
              onCancel={() => setPasting(false)}
              onJoined={() => setPasting(false)}
            />
          ) : (
            <Ways>
              <Button kind="solid" onPress={() => setPasting(true)} autoFocus>
                Use another link
              </Button>
              <Button onPress={onOpenAnother}>Open another workspace…</Button>
            </Ways>
          )}
        </>
      ) : (
        <>
          <ol className={styles.steps}>
            {joiningSteps.map((each, index) => (
              <li
                key={each}
                className={cx(styles.step, index < at && styles.done)}
                aria-current={index === at ? 'step' : undefined}
              >
                <span className={styles.mark} aria-hidden="true">
                  {index < at ? <Icon of={Check} size={14} /> : index + 1}
                </span>
                {stepNames[each]}
                {index < at && <span className={styles.aside}>done</span>}
              </li>
            ))}
          </ol>
          <div role="status">
            <p className={styles.now}>{title}</p>
            <p className={styles.detail}>{detail}</p>
          </div>
          <ProgressBar
            label={title}
            isLabelHidden
            {...(step === 'fetching' && total !== null && { value: done, total })}
          />
          <Ways>
            <Button onPress={onOpenAnother}>Open another workspace…</Button>
          </Ways>
        </>
      )}
    </WholeScreen>
  )
}
