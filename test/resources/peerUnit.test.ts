/** The systemd unit of an always-on peer: it starts what there is, and may do what it must. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from '#electron/cli/parse.ts'
import { parsePeerSettings } from '#electron/cli/peer/options.ts'
import { peer } from '#electron/cli/peer/peer.ts'
import { ROOT } from '#test/support/tracked.ts'

const folder = join(ROOT, 'resources/peer')
const unit = readFileSync(join(folder, 'commonplace-peer.service'), 'utf8')
const guide = readFileSync(join(folder, 'README.md'), 'utf8')

/** The value of a setting that stands there once. */
const setting = (name: string): string => {
  const found = [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))]
  expect(found, name).toHaveLength(1)
  return found[0]?.[1] ?? ''
}

describe('the unit', () => {
  it('starts a peer by the project’s own script, with words that it understands', () => {
    const [env, node, script, cli, command, ...words] = setting('ExecStart').split(' ')
    expect([env, node, cli, command]).toEqual(['/usr/bin/env', 'node', 'cli', 'peer'])
    expect(existsSync(join(ROOT, script ?? ''))).toBe(true)
    const { values } = parse(words, peer)
    expect(values['data']).toEqual([`/var/lib/${setting('StateDirectory')}/workspace`])
    expect(parsePeerSettings(values, 1)).toMatchObject({ lan: true, internet: false })
  })

  it('keeps others out, ends in order, and does not start for ever what cannot start', () => {
    expect(setting('UMask')).toBe('0077')
    expect(setting('StateDirectoryMode')).toBe('0700')
    expect(setting('User')).not.toBe('root')
    // The bootstrap passes the signal on; the group must not hear it twice.
    expect(setting('KillMode')).toBe('mixed')
    expect(setting('RestartPreventExitStatus')).toBe('2 3')
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute=/m)
    for (const family of ['AF_UNIX', 'AF_INET', 'AF_INET6'])
      expect(setting('RestrictAddressFamilies')).toContain(family)
  })

  it('is what the guide speaks of', () => {
    for (const path of ['/opt/commonplace', '/var/lib/commonplace/workspace'])
      for (const text of [unit, guide]) expect(text).toContain(path)
    const options = new Set(Object.keys(peer.options ?? {}))
    for (const [, name] of guide.matchAll(/`--([a-z]+)[ `]/g)) expect(options, name).toContain(name)
  })
})
