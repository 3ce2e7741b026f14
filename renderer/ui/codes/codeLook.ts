/** How a code looks: which of the ten groups it belongs to, what its tag says, which colour it has. */

export type CodeGroup = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'PX' | 'R1' | 'R2' | 'R3' | 'R9'
export type CodeShape = 'square' | 'round' | 'notched' | 'plain'

export const codeGroups: readonly CodeGroup[] = ['P1', 'P2', 'P3', 'P4', 'P5', 'PX', 'R1', 'R2', 'R3', 'R9']

/** What the components need to know of a code. */
export interface CodeLook {
  /** "R9.PAY", or whatever an own code is called. */
  name: string
  /** The group an own code stands under, where its name does not say so. */
  group?: string | undefined
  /** A colour of its own, as any CSS colour. */
  color?: string | undefined
}

/** "R9.PAY" is tag "R9" and rest "PAY"; an own code keeps its whole name and takes its group's id as tag. */
export function splitCodeName(code: CodeLook): { tag: string | undefined; rest: string; group: CodeGroup | undefined } {
  const dot = code.name.indexOf('.')
  const prefix = dot > 0 ? code.name.slice(0, dot) : code.name
  const named = codeGroups.find((group) => group === prefix)
  if (named) return { tag: named, rest: dot > 0 ? code.name.slice(dot + 1) : '', group: named }
  const given = codeGroups.find((group) => group === code.group)
  return { tag: given, rest: code.name, group: given }
}

/** Phase square, norm round, breach notched; plain for what belongs to neither tree. */
export function codeShape(group: CodeGroup | undefined): CodeShape {
  if (group === undefined) return 'plain'
  if (group === 'R9') return 'notched'
  return group.startsWith('R') ? 'round' : 'square'
}

/** The CSS colour for highlights, rails and ticks of this code: its own, else its group's. */
export function codeColor(code: CodeLook): string {
  if (code.color) return code.color
  const { group } = splitCodeName(code)
  return `var(--${(group ?? 'PX').toLowerCase()})`
}
