/**
 * Templates are items of the library {kind: 'template'} with the fields below; which of them is usual is the field
 * "template" of its subject "workspace", and a workshop may name another (workshopLayout.ts). A logo's bytes are a blob.
 */
import { z } from 'zod'
import { TemplateId } from '../model/ids.ts'
import { Accent, Logo } from '../model/template.ts'

export const templateFields = {
  name: z.string(),
  /** As it was chosen; what is written with it may have to be darker. Null: ours. */
  accent: Accent.nullable(),
  /** At the foot of every page: "Confidential". */
  footer: z.string(),
  logo: Logo.nullable(),
} as const

/** Of the subject "workspace"; null: documents look as the app makes them. */
export const USUAL_TEMPLATE = 'template'
export const UsualTemplate = TemplateId.nullable()
