/** What might help now: next steps that fit the state and what passed between us. Suggestions; nothing is blocked. */
import type { Assessment } from './types.ts'

export interface NextStep {
  key: 'settle' | 'promise' | 'give' | 'listen' | 'thank' | 'door' | 'more' | 'steady' | 'first'
  title: string
  detail: string
}

const times = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

export const stepForState: Readonly<Record<Assessment['state'], NextStep>> = {
  growing: {
    key: 'more',
    title: 'Offer them more of a say',
    detail: 'They come more often than before: ask what they would change, and change it.',
  },
  strong: {
    key: 'steady',
    title: 'Keep it as it is',
    detail: 'Answer as quickly as before, and thank them in person now and then.',
  },
  weakening: {
    key: 'listen',
    title: 'Ask how they are, and for nothing else',
    detail: 'Read what they last wrote again: is something of it still without an answer?',
  },
  failed: {
    key: 'door',
    title: 'Thank them once, and leave the door open',
    detail: 'No reminders. If they come back, the relationship is open again that day.',
  },
  'too-early': {
    key: 'first',
    title: 'Do something small together',
    detail: 'It takes three acts of theirs to tell anything; make the next one easy for them.',
  },
}

/** `overdue`: the words of promises whose day has passed. */
export function nextSteps(
  { state, disputed, give }: Pick<Assessment, 'state' | 'disputed' | 'give'>,
  overdue: readonly string[] = [],
): NextStep[] {
  const steps: NextStep[] = []
  if (disputed) {
    steps.push({
      key: 'settle',
      title: 'Settle what you think',
      detail: 'Two judgements differ; talk about what each of you has seen.',
    })
  }
  if (overdue.length > 0) {
    steps.push({
      key: 'promise',
      title: overdue.length === 1 ? 'A promise is overdue' : `${overdue.length} promises are overdue`,
      detail: overdue.join('; '),
    })
  }
  if (give.asksSinceGive > 0) {
    const since = give.gives === 0 ? 'and nothing given yet' : 'since your last give'
    steps.push({
      key: 'give',
      title: 'Give before the next ask',
      detail: `${times(give.asksSinceGive, 'ask')} ${since}.`,
    })
  }
  steps.push(stepForState[state])
  if (give.gives > 0 && give.promotion > give.help) {
    steps.push({
      key: 'thank',
      title: 'Give help, not news of ours',
      detail: `${give.promotion} of ${times(give.gives, 'give')} promoted us.`,
    })
  }
  return steps
}
