/** `join`: makes a new folder the copy of a team's workspace, and ends when it holds what the others hold. */
import { existsSync } from 'node:fs'
import { appError } from '#shared/contract/errors.ts'
import { parseInviteLink } from '#shared/members/inviteLink.ts'
import { ok } from '#shared/model/result.ts'
import type { Core, Outcome } from '#core/core.ts'
import { clearFolder } from '#core/clearFolder.ts'
import { openFolder } from '#core/openFolder.ts'
import { CommandFailed, must, need, type OwnCommand, UsageError } from '../command.ts'
import { SCOPE } from '../coreCalls.ts'
import { coreDeps, networkAt } from '../coreDeps.ts'
import { parsePeerSettings } from '../peer/options.ts'
import { readTimeout } from './options.ts'

type Joined = { workspaceId: string; digest: string; documents: number }

/** Resolves when everything is here; or with why not. */
function untilJoined(core: Core, timeoutMs: number): Promise<Outcome<null>> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<null>): void => {
      clearTimeout(timer)
      // The first rows may come before `subscribe` returns.
      setImmediate(() => end())
      resolve(outcome)
    }
    const timer = setTimeout(
      () =>
        settle({
          ok: false,
          error: appError(
            'SyncTimedOut',
            'The workspace could not be fetched in this time; see that the inviter has it open and can be reached, and give the command again.',
          ),
        }),
      timeoutMs,
    )
    let said = ''
    const end = core.subscribe('joining', {}, (rows) => {
      if (!rows.ok) return settle(rows)
      if (rows.value === null) return settle(ok(null))
      const { step, problem, inviterName } = rows.value
      if (step === 'failed')
        return settle({ ok: false, error: appError('InviteRefused', problem ?? 'The invitation was refused.') })
      if (step !== said)
        process.stderr.write(
          {
            looking: `Looking for ${inviterName} …\n`,
            waiting: `Waiting for ${inviterName} to let this device in …\n`,
            fetching: 'Fetching the workspace …\n',
          }[step],
        )
      said = step
    })
  })
}

export const join: OwnCommand = {
  usage: 'join LINK --data NEWDIR --name NAME [--timeout 5m] [--listen HOST:PORT]',
  options: {
    data: { type: 'string' },
    name: { type: 'string' },
    timeout: { type: 'string' },
    listen: { type: 'string' },
  },
  words: [1, 1],
  runAlone: async ({ words, values, path, say }) => {
    const dataDir = path(need(values, 'data'))
    const name = need(values, 'name')
    const link = words[0] ?? ''
    const timeoutMs = values['timeout'] === undefined ? 300_000 : readTimeout(values)
    const parsed = parseInviteLink(link)
    if (!parsed.ok) throw new CommandFailed(parsed.error)
    if (name.length > 300) throw new UsageError('--name is a name of at most 300 letters.')
    const settings = parsePeerSettings(values, 1)
    const wasThere = existsSync(dataDir)
    const core = must(
      await openFolder(
        { dataDir, program: 'the command line (join)', join: { link, name } },
        {
          ...coreDeps(say),
          network: networkAt({
            ...settings,
            lan: settings.listen === undefined && process.env['COMMONPLACE_SYNC_LISTEN'] === undefined,
          }),
        },
      ),
    )
    let joined: Joined | undefined
    let nobodyWasThere = false
    try {
      const outcome = await untilJoined(core, timeoutMs)
      if (!outcome.ok) {
        const joining = must(await core.query('joining', {}))
        nobodyWasThere = joining?.step === 'looking'
        throw new CommandFailed(outcome.error)
      }
      // This member's own entry came last: the others hold it too before this ends.
      must(await core.run('syncOnce', { timeoutMs }, { scope: SCOPE }))
      const { workspaceId } = must(await core.query('workspace', {}))
      joined = { workspaceId, ...must(await core.query('digest', {})) }
    } finally {
      await core.close()
      // Nobody has heard of this device: the next try begins anew. What was refused the core has cleared away.
      if (nobodyWasThere) clearFolder(dataDir, wasThere)
    }
    process.stdout.write(`${JSON.stringify(joined)}\n`)
    return 0
  },
}
