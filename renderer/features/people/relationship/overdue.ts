import type { PromiseView } from '#shared/contract/fitContract.ts'

/** A promise that stands and whose day has passed. */
export const isOverdue = ({ end, dueOn }: Pick<PromiseView, 'end' | 'dueOn'>, today: string): boolean =>
  end === null && dueOn !== null && dueOn < today
