/** What was settled, in words. */
import type { SettlementView } from '#shared/contract/agreement.ts'

export const decisionWords = ({ decision, chosen }: Pick<SettlementView, 'decision' | 'chosen'>): string =>
  decision === 'both'
    ? 'both readings stand'
    : decision === 'neither'
      ? 'neither reading stands'
      : `${chosen?.name ?? 'Somebody'}’s reading stands`
