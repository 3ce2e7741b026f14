import { readFileSync } from 'node:fs'
import { appError } from '#shared/contract/errors.ts'
import type { TeamWord } from '#shared/lenses/people/wordList.ts'
import { type Answer, type Asked, CommandFailed, type CoreCommand, must } from '../command.ts'

function readMarkdown({ words, path }: Asked): string {
  const file = words[0] ?? ''
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      readFileSync(file === '-' ? 0 : path(file)),
    )
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new CommandFailed(
      missing
        ? appError('FileNotFound', `There is no file ${file}; check the path.`)
        : appError('FileUnreadable', `${file} is not UTF-8 text that can be read; save it as UTF-8 and try again.`),
    )
  }
}

/** Loads the lenses only when they are asked for: every other command starts sooner. */
async function look(asked: Asked, team: readonly TeamWord[]): Promise<Answer> {
  const [{ findLensFindings }, { markdownToBlocks }, { builtInWords }, { effectiveWords }] = await Promise.all([
    import('#shared/lenses/findLensFindings.ts'),
    import('#shared/lenses/markdownBlocks.ts'),
    import('#shared/lenses/people/builtInWords.ts'),
    import('#shared/lenses/people/wordList.ts'),
  ])
  const findings = findLensFindings(markdownToBlocks(readMarkdown(asked)), {
    wordList: effectiveWords(builtInWords, team),
  })
  return {
    json: {
      findings: findings.map(({ lens, start, end, text, reason, suggestion, code }) => ({
        lens,
        start,
        end,
        text,
        reason,
        suggestion,
        code,
      })),
    },
  }
}

/** With a workspace its team's words count; without one, the built-in ones. */
export const lens: CoreCommand = {
  usage: 'lens FILE.md [--data DIR]',
  words: [1, 1],
  run: async ({ core, ...asked }) => look(asked, must(await core.query('lensWords', {}))),
  runWithout: (asked) => look(asked, []),
}
