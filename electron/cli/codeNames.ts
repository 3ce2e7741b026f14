/** Codes are named on the command line as people see them. */
import { appError } from '#shared/contract/errors.ts'
import type { CodeView } from '#shared/contract/views.ts'
import { Stance } from '#shared/model/coding.ts'
import { CommandFailed, must } from './command.ts'
import type { CoreCalls } from './coreCalls.ts'

/** The code of that name (or id). Errors: `CodeNotFound`, `CodeAmbiguous` when two codes share the name. */
export async function codeByName(core: CoreCalls, name: string): Promise<CodeView> {
  const codes = must(await core.query('codes', { archived: true }))
  const byId = codes.find((code) => code.codeId === name && code.mergedInto === null)
  const exact = codes.filter((code) => code.name === name)
  const found = exact.length > 0 ? exact : codes.filter((code) => code.name.toLowerCase() === name.toLowerCase())
  if (found.length > 1)
    throw new CommandFailed(
      appError(
        'CodeAmbiguous',
        `${found.length} codes are called ${name}; name one by its id: ${found.map((code) => code.codeId).join(', ')}.`,
      ),
    )
  const code = found[0] ?? byId
  if (!code)
    throw new CommandFailed(appError('CodeNotFound', `There is no code called ${name}; the command codes lists them.`))
  return code
}

/**
 * "R9.PAY:disputes" → code and stance; without a stance a passage illustrates its code. A code whose own name ends
 * like that is found by its whole name first. Errors: as `codeByName`.
 */
export async function codeAndStance(core: CoreCalls, text: string): Promise<{ code: CodeView; stance: Stance }> {
  const at = text.lastIndexOf(':')
  const stance = at > 0 ? Stance.safeParse(text.slice(at + 1)) : undefined
  if (!stance?.success) return { code: await codeByName(core, text), stance: 'illustrates' }
  const isName = must(await core.query('codes', { archived: true })).some((code) => code.name === text)
  return isName
    ? { code: await codeByName(core, text), stance: 'illustrates' }
    : { code: await codeByName(core, text.slice(0, at)), stance: stance.data }
}
