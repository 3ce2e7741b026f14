/** What a command may be told, looked at before anything is installed or built for it. */
import { parseArgs } from 'node:util'
import { Stop } from './say.mjs'

/**
 * @param {{usage: string, options: NonNullable<import('node:util').ParseArgsConfig['options']>}} takes
 * @param {string[]} args
 * @returns {boolean} whether only its use was asked for, and was told; throws Stop with status 2 for what it does not take
 */
export function tellsUsage({ usage, options }, args) {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`Usage: ${usage}\n`)
    return true
  }
  try {
    parseArgs({ args, options })
    return false
  } catch (error) {
    const [sentence] = String(error?.message ?? error).split(/\.\s|\n/)
    throw new Stop(`${sentence.replace(/\.$/, '')}. Usage: ${usage}`, 2)
  }
}
