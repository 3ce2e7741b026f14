/**
 * Evidence fields: one register per piece of evidence and the thing it speaks for or against (a step, a gate, a
 * tension's side, an attribute), so that two people who add evidence at once both keep theirs.
 */
import type { EvidenceTarget } from '../model/plan.ts'
import { EvidenceTarget as Target, GateCriterion } from '../model/plan.ts'

const HEAD = 'evidence:'
const GATE = 'gate:'

export const evidenceField = (target: EvidenceTarget): string => `${HEAD}${target}`

/** The target of an evidence field, undefined for any other field. */
export function parseEvidenceField(field: string): EvidenceTarget | undefined {
  if (!field.startsWith(HEAD)) return undefined
  const parsed = Target.safeParse(field.slice(HEAD.length))
  return parsed.success ? parsed.data : undefined
}

/** The subject inside a plan's document on which a gate's proof stands. */
export const gateSubject = (gate: GateCriterion): string => `${GATE}${gate}`

export function parseGateSubject(subject: string): GateCriterion | undefined {
  const parsed = subject.startsWith(GATE) ? GateCriterion.safeParse(subject.slice(GATE.length)) : undefined
  return parsed?.success ? parsed.data : undefined
}
