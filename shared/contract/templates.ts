/** Templates for documents: commands, queries and the task that takes a logo in; part of the contract's maps. */
import { z } from 'zod'
import { TemplateId } from '../model/ids.ts'
import { Accent, Logo } from '../model/template.ts'
import { Done, Line, Name } from './fields.ts'

export const TemplatePatch = z.object({
  name: Name.optional(),
  /** Null: the app's own. */
  accent: Accent.nullable().optional(),
  footer: Line.max(200).optional(),
  /** Taken away by null; set by the task `setLogo`. */
  logo: z.null().optional(),
})
export type TemplatePatch = z.infer<typeof TemplatePatch>

export const templateCommands = {
  /** The first one is the usual one from then on. */
  addTemplate: {
    input: TemplatePatch.omit({ logo: true }).extend({ name: Name }),
    output: z.object({ templateId: TemplateId }),
  },
  /** Error, here and below: `TemplateNotFound`. */
  editTemplate: { input: z.object({ templateId: TemplateId, patch: TemplatePatch }), output: Done },
  /** The one that documents have unless another is asked for; null: none. */
  setUsualTemplate: { input: z.object({ templateId: TemplateId.nullable() }), output: Done },
} as const

export const TemplateView = z.object({
  templateId: TemplateId,
  name: z.string(),
  accent: Accent.nullable(),
  /** What words and lines are drawn in: the accent, darker where it could not be read on white. */
  written: Accent.nullable(),
  footer: z.string(),
  logo: Logo.nullable(),
  /** False while its bytes are on another device only. */
  isLogoHere: z.boolean(),
  isUsual: z.boolean(),
})
export type TemplateView = z.infer<typeof TemplateView>

/** Which template a document has: the usual one (of a workshop: its own, if it has one), another, or none. */
export const TemplateChoice = z.union([z.literal('usual'), z.literal('none'), TemplateId])
export type TemplateChoice = z.infer<typeof TemplateChoice>

export const templateQueries = {
  /** By name. */
  templates: { input: z.object({}), output: z.array(TemplateView) },
} as const

export const templateTasks = {
  /**
   * Takes a PNG, a JPEG or a drawing (SVG, which becomes a PNG) as a template's logo, without what such files say of
   * who made them where. Errors: `TemplateNotFound`, `FileKindUnknown`, `FileTooLarge`, `FileBroken`, those of reading
   * a file, `StoreWriteFailed`.
   */
  setLogo: {
    input: z.object({
      templateId: TemplateId,
      item: z.union([
        z.object({ path: z.string().min(1).max(4096) }),
        z.object({ fileName: z.string().max(300), bytes: z.custom<Uint8Array>((it) => it instanceof Uint8Array) }),
      ]),
    }),
    progress: z.null(),
    output: Logo,
  },
} as const
