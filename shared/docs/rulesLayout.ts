/** Fields of the library's subject "relationships": each change of the rules, under an id of its own. */
import { JudgementId } from '../model/ids.ts'

export const RELATIONSHIPS = 'relationships'

export const rulesField = (change: JudgementId): string => `rules:${change}`

export function parseRulesField(field: string): JudgementId | undefined {
  const parsed = field.startsWith('rules:') ? JudgementId.safeParse(field.slice('rules:'.length)) : undefined
  return parsed?.success ? parsed.data : undefined
}
