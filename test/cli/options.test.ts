/** Times, roles and addresses as the command line takes them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UsageError } from '#electron/cli/command.ts'
import { parseListen, parsePeerSettings, parseRelay } from '#electron/cli/peer/options.ts'
import { durationToMs, parseRole, readExpiry, readInvitedRole, readTimeout } from '#electron/cli/team/options.ts'

describe('a time', () => {
  it('is a whole number and a unit', () => {
    expect(['45s', '15m', '12h', '7d', '2w'].map(durationToMs)).toEqual([
      45_000, 900_000, 43_200_000, 604_800_000, 1_209_600_000,
    ])
    for (const text of ['', '7', 'd', '7 d', '-7d', '+7d', '7.5d', '0d', '7D', '7dd', '1e3s', '٧d', '1234567s', 'NaNs'])
      expect(durationToMs(text), text).toBeUndefined()
  })

  it('has bounds, and a usual value', () => {
    expect([readExpiry({}), readTimeout({})]).toEqual([604_800_000, 30_000])
    expect(readExpiry({ expires: '90d' })).toBe(90 * 86_400_000)
    for (const expires of ['91d', '59s', '', 'soon', '999999w'])
      expect(() => readExpiry({ expires }), expires).toThrow(/^--expires is a time from 1m to 90d, like 7d\.$/)
    for (const timeout of ['0s', '2d', '-1s']) expect(() => readTimeout({ timeout }), timeout).toThrow(UsageError)
  })
})

describe('a role', () => {
  it('in an invitation is editor or viewer', () => {
    expect([readInvitedRole({}), readInvitedRole({ role: 'viewer' })]).toEqual(['editor', 'viewer'])
    for (const role of ['owner', 'Editor', '', 'constructor'])
      expect(() => readInvitedRole({ role }), role).toThrow(UsageError)
  })

  it('of a member is one of three', () => {
    expect(['owner', 'editor', 'viewer'].map(parseRole)).toEqual(['owner', 'editor', 'viewer'])
    for (const role of ['admin', '', 'OWNER']) expect(() => parseRole(role), role).toThrow(UsageError)
  })
})

describe('where a peer listens', () => {
  it('is an address of this computer and a port', () => {
    expect(parseListen('127.0.0.1:0')).toEqual({ host: '127.0.0.1', port: 0 })
    expect(parseListen('localhost:4433')).toEqual({ host: '127.0.0.1', port: 4433 })
    expect(parseListen('0.0.0.0:65535')).toEqual({ host: '0.0.0.0', port: 65_535 })
    expect(parseListen('[::1]:80')).toEqual({ host: '::1', port: 80 })
    const wrong = `|:0|127.0.0.1|127.0.0.1:|127.0.0.1:x|127.0.0.1:65536|127.0.0.1:-1|127.1:80|256.0.0.1:1|::1:80|[::1]
      |[127.0.0.1]:80|[]:80|example.org:80|127.0.0.1:80:80| :1`
    for (const text of wrong.split(/\n *\||\|/)) expect(() => parseListen(text), text).toThrow(UsageError)
  })

  it('is never anything but what was said', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 65_535 }), (host, port) => {
        expect(parseListen(`${host}:${port}`)).toEqual({ host, port })
      }),
      { seed: 20261122 },
    )
    fc.assert(
      fc.property(fc.ipV6(), fc.integer({ min: 0, max: 65_535 }), (host, port) => {
        expect(parseListen(`[${host}]:${port}`)).toEqual({ host, port })
      }),
      { seed: 20261122 },
    )
  })

  it('is one port for one workspace', () => {
    expect(parsePeerSettings({ listen: '127.0.0.1:4433' }, 1).listen?.port).toBe(4433)
    expect(parsePeerSettings({ listen: '127.0.0.1:0' }, 3).listen?.port).toBe(0)
    expect(() => parsePeerSettings({ listen: '127.0.0.1:4433' }, 2)).toThrow(UsageError)
  })
})

describe('who may be asked', () => {
  it('is nobody unless it is said, and with a relay of one’s own the internet', () => {
    expect(parsePeerSettings({}, 1)).toEqual({ listen: undefined, lan: false, internet: false, relay: undefined })
    expect(parsePeerSettings({ lan: true, internet: true }, 1)).toMatchObject({ lan: true, internet: true })
    expect(parsePeerSettings({ relay: 'https://relay.example.org' }, 1)).toMatchObject({
      internet: true,
      relay: 'https://relay.example.org/',
    })
  })

  it('a relay has a web address without a name and a password', () => {
    for (const text of [
      '',
      'relay',
      'ftp://r',
      'https://',
      'https://u:p@r.example',
      'javascript:1',
      `https://${'r'.repeat(300)}`,
    ])
      expect(() => parseRelay(text), text).toThrow(UsageError)
  })
})
