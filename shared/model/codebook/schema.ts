/** The shape of the built-in codebook: what a coder needs in order to decide in five seconds. */
import { z } from 'zod'
import { CodeId } from '../ids.ts'

/** Two trees: what a programme does (phases), and what people owe each other (norms). */
export const CodeTree = z.enum(['phases', 'norms'])
export type CodeTree = z.infer<typeof CodeTree>

/** Names of the ten colour tokens; the interface maps each to a light and a dark value. */
export const ColourToken = z.enum(['p1', 'p2', 'p3', 'p4', 'p5', 'px', 'r1', 'r2', 'r3', 'r9'])
export type ColourToken = z.infer<typeof ColourToken>

const sentence = (max: number) => z.string().trim().min(20).max(max).regex(/[.?]$/)

/** A heading in a tree. Groups gather codes and lend them their colour; nothing is coded to them. */
export const CodeGroup = z.object({
  id: CodeId,
  tree: CodeTree,
  title: z.string().trim().min(4).max(48),
  definition: sentence(320),
  colour: ColourToken,
})
export type CodeGroup = z.infer<typeof CodeGroup>

/** One code of the built-in codebook. Texts are plain prose; a code named in them is written by its id. */
export const BuiltInCode = z.object({
  id: CodeId,
  tree: CodeTree,
  /** The group under which the code stands. */
  parent: CodeId,
  /** What people see and type; the same as the id for built-in codes until a team renames them. */
  name: z.string().regex(/^[PR][0-9X]\.[A-Z]+$/),
  /** Two or three words for places where the name alone says too little. */
  label: z.string().trim().min(4).max(32),
  /** One line for the picker. */
  brief: sentence(96),
  /** The whole meaning, with the borders to its neighbours. */
  definition: sentence(480),
  useWhen: sentence(220),
  avoidWhen: sentence(220),
  /** An invented sentence such as somebody might have said. */
  example: sentence(180),
  colour: ColourToken,
})
export type BuiltInCode = z.infer<typeof BuiltInCode>

/** What is written by hand for one code; the rest follows from the group it stands in. */
export type CodeText = Pick<BuiltInCode, 'label' | 'brief' | 'definition' | 'useWhen' | 'avoidWhen' | 'example'>

/** A group with its codes' texts under their short names ("OWNER"), in the order of the tree. */
export interface GroupText {
  title: string
  definition: string
  codes: Record<string, CodeText>
}
