import { type CoreCommand, must } from '../command.ts'

export const digest: CoreCommand = {
  usage: 'digest --data DIR',
  words: [0, 0],
  run: async ({ core }) => ({ json: must(await core.query('digest', {})) }),
}

export const verify: CoreCommand = {
  usage: 'verify --data DIR',
  words: [0, 0],
  run: async ({ core }) => {
    const report = must(await core.query('verify', {}))
    return { json: report, failed: !report.ok }
  },
}
