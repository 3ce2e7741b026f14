/** Templates for documents; they lie in the library, beside the team's exercises. */
import type { TemplatePatch } from '#shared/contract/templates.ts'
import { WORKSPACE } from '#shared/docs/layout.ts'
import { USUAL_TEMPLATE } from '#shared/docs/templateLayout.ts'
import { createId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { Editor } from '../docs/editing.ts'
import { usualTemplate } from '../queries/templates.ts'
import type { Command } from './context.ts'
import { requireTemplate } from './lookups.ts'

function write(edit: Editor, templateId: string, patch: TemplatePatch): void {
  for (const [field, value] of Object.entries(patch))
    if (value !== undefined) edit.set(LIBRARY_DOC, templateId, field, value)
}

export const addTemplate: Command<'addTemplate'> = {
  label: ({ name }) => `Template “${name}” added`,
  run: (patch, { db, edit }) => {
    const templateId = createId('r')
    edit.addToLibrary(templateId, 'template')
    write(edit, templateId, patch)
    if (usualTemplate(db) === null) edit.set(LIBRARY_DOC, WORKSPACE, USUAL_TEMPLATE, templateId)
    return ok({ templateId })
  },
}

export const editTemplate: Command<'editTemplate'> = {
  label: () => 'Template changed',
  run: ({ templateId, patch }, { db, edit }) => {
    const template = requireTemplate(db, templateId)
    if (!template.ok) return template
    write(edit, templateId, patch)
    return ok({})
  },
}

export const setUsualTemplate: Command<'setUsualTemplate'> = {
  label: ({ templateId }) => (templateId === null ? 'Documents without a template' : 'Another usual template'),
  run: ({ templateId }, { db, edit }) => {
    if (templateId !== null) {
      const template = requireTemplate(db, templateId)
      if (!template.ok) return template
    }
    edit.set(LIBRARY_DOC, WORKSPACE, USUAL_TEMPLATE, templateId)
    return ok({})
  },
}
