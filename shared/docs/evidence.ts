/** Evidence fields: one register per piece of evidence and the thing it speaks for or against (a step, a gate, a tension's side, an attribute). */
import type { EvidenceTarget } from '../model/plan.ts'
import { EvidenceTarget as Target } from '../model/plan.ts'

const HEAD = 'evidence:'

export const evidenceField = (target: EvidenceTarget): string => `${HEAD}${target}`

/** The target of an evidence field, undefined for any other field. */
export function parseEvidenceField(field: string): EvidenceTarget | undefined {
  if (!field.startsWith(HEAD)) return undefined
  const parsed = Target.safeParse(field.slice(HEAD.length))
  return parsed.success ? parsed.data : undefined
}
