/** Templates for documents on the command line: seen, made and changed. */
import { appError } from '#shared/contract/errors.ts'
import type { TemplateChoice, TemplatePatch, TemplateView } from '#shared/contract/templates.ts'
import { accentOf } from '#shared/model/template.ts'
import { type CliContext, type CoreCommand, CommandFailed, must, optional, UsageError } from '../command.ts'
import type { CoreCalls } from '../coreCalls.ts'

/** By its id or its name. */
export async function templateNamed(core: CoreCalls, asked: string): Promise<TemplateView> {
  const all = must(await core.query('templates', {}))
  const byId = all.find(({ templateId }) => templateId === asked)
  const byName = all.filter(({ name }) => name.toLowerCase() === asked.toLowerCase())
  const found = byId ?? (byName.length === 1 ? byName[0] : undefined)
  if (found) return found
  const words =
    byName.length > 1
      ? `${byName.length} templates are called ${asked}; name one by its id.`
      : `There is no template ${asked} in this workspace.`
  throw new CommandFailed(appError('TemplateNotFound', words))
}

export const templateOptions = { template: { type: 'string' }, 'no-template': { type: 'boolean' } } as const
export const templateUsage = '[--template NAME|--no-template]'

/** The template that an export is asked for; else the one it usually has. */
export async function templateOf({ core, values }: CliContext): Promise<{ template?: TemplateChoice }> {
  const asked = optional(values, 'template')
  const isWithout = values['no-template'] === true
  if (asked !== undefined && isWithout) throw new UsageError('--template and --no-template exclude each other.')
  if (isWithout) return { template: 'none' }
  return asked === undefined ? {} : { template: (await templateNamed(core, asked)).templateId }
}

function patchOf(values: CliContext['values']): TemplatePatch {
  const [name, accent, footer] = ['name', 'accent', 'footer'].map((word) => optional(values, word))
  if (values['no-logo'] === true && optional(values, 'logo') !== undefined)
    throw new UsageError('--logo and --no-logo exclude each other.')
  const colour = accent === undefined || accent === 'none' ? null : accentOf(accent)
  if (accent !== undefined && accent !== 'none' && colour === null)
    throw new UsageError('--accent is a colour like 1F55C9, or none.')
  return {
    ...(name !== undefined && { name }),
    ...(accent !== undefined && { accent: colour }),
    ...(footer !== undefined && { footer }),
    ...(values['no-logo'] === true && { logo: null }),
  }
}

export const templates: CoreCommand = {
  usage: 'templates --data DIR',
  words: [0, 0],
  run: async ({ core }) => ({ json: { templates: must(await core.query('templates', {})) } }),
}

export const templateSet: CoreCommand = {
  usage:
    'template-set [--template NAME] [--name NAME] [--accent 1F55C9|none] [--footer TEXT] [--logo FILE|--no-logo] [--usual|--not-usual] --data DIR',
  options: {
    template: { type: 'string' },
    name: { type: 'string' },
    accent: { type: 'string' },
    footer: { type: 'string' },
    logo: { type: 'string' },
    'no-logo': { type: 'boolean' },
    usual: { type: 'boolean' },
    'not-usual': { type: 'boolean' },
  },
  words: [0, 0],
  run: async ({ core, values, path, say }) => {
    const patch = patchOf(values)
    if (values['usual'] === true && values['not-usual'] === true)
      throw new UsageError('--usual and --not-usual exclude each other.')
    const asked = optional(values, 'template')
    let templateId: TemplateView['templateId']
    if (asked === undefined) {
      const { name, accent, footer } = patch
      if (name === undefined)
        throw new UsageError('--name says whose a new template is; --template which one is to be changed.')
      const made = { name, ...(accent !== undefined && { accent }), ...(footer !== undefined && { footer }) }
      templateId = must(await core.execute('addTemplate', made)).templateId
    } else {
      templateId = (await templateNamed(core, asked)).templateId
      if (Object.keys(patch).length > 0) must(await core.execute('editTemplate', { templateId, patch }))
    }
    const logo = optional(values, 'logo')
    if (logo !== undefined) must(await core.run('setLogo', { templateId, item: { path: path(logo) } }))
    if (values['usual'] === true) must(await core.execute('setUsualTemplate', { templateId }))
    const stands = await templateNamed(core, templateId)
    if (values['not-usual'] === true && stands.isUsual)
      must(await core.execute('setUsualTemplate', { templateId: null }))
    if (stands.written !== stands.accent)
      say(`#${stands.accent} is too light to be read on white; words and lines are drawn in #${stands.written}.`)
    return { json: await templateNamed(core, templateId) }
  },
}
