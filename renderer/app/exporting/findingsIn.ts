/** What the lenses see in what is about to leave, without what the team dismissed. */
import type { ExportSubject } from '#shared/contract/queries.ts'
import { findingKey } from '#shared/lenses/findingKey.ts'
import type { LensMemory } from '#shared/lenses/memory.ts'
import { ask } from '../../data/core.ts'
import { runCommand } from '../commands.ts'
import { dismissalKey } from '../lenses/useLenses.ts'
import { navigate } from '../navigation.ts'

export interface FindingsIn {
  count: number
  /** Goes to the first. */
  show: () => void
}

const NONE: FindingsIn = { count: 0, show: () => undefined }

/** Of a note or a plan, our own prose; what else leaves is what others said. `memory` is null while the lenses are off. */
export async function findingsIn(
  subject: ExportSubject,
  memory: LensMemory | null,
  withReach: boolean,
): Promise<FindingsIn> {
  if (memory === null) return NONE
  if (subject.kind === 'note') {
    const { noteId } = subject
    const [markdown, dismissed, { markdownToBlocks }] = await Promise.all([
      ask('noteMarkdown', { noteId }),
      ask('lensDismissals', { target: noteId }),
      import('#shared/lenses/markdownBlocks.ts'),
    ])
    if (!markdown.ok || markdown.value === null || !dismissed.ok) return NONE
    const gone = new Set(dismissed.value.map(({ lens, key }) => dismissalKey(lens, key)))
    const standing = memory
      .find(markdownToBlocks(markdown.value))
      .filter((finding) => !gone.has(dismissalKey(finding.lens, findingKey(finding))))
    return { count: standing.length, show: () => void runCommand('lens.next') }
  }
  if (subject.kind === 'plan') {
    const { planId } = subject
    const [plan, dismissed, { findInStep }] = await Promise.all([
      ask('plan', { planId }),
      ask('planDismissals', { planId }),
      import('#shared/lenses/stepFindings.ts'),
    ])
    if (!plan.ok || plan.value === null || !dismissed.ok) return NONE
    const gone = new Set(dismissed.value.map(({ stepId, lens, key }) => `${stepId} ${dismissalKey(lens, key)}`))
    const standing = plan.value.steps.flatMap((step) =>
      findInStep(step, memory, withReach).flatMap(({ lens, key }) =>
        gone.has(`${step.stepId} ${dismissalKey(lens, key)}`) ? [] : [step.stepId],
      ),
    )
    const [first] = standing
    return first === undefined
      ? NONE
      : { count: standing.length, show: () => navigate({ place: 'plan', planId, stepId: first }) }
  }
  return NONE
}
