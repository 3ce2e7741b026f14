import { delimiter } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { toolEnvironment } from '#electron/runtime/environment.mjs'

describe('toolEnvironment', () => {
  it.each([
    'NODE_ENV',
    'NODE_OPTIONS',
    'ELECTRON_RUN_AS_NODE',
    'npm_config_omit',
    'npm_config_prefix',
    'npm_config_nodedir',
    'npm_config_arch',
  ])('leaves out %s, which would turn a tool around', (name) => {
    vi.stubEnv(name, 'something')
    expect(toolEnvironment()).not.toHaveProperty(name)
  })

  it.each(['npm_config_registry', 'npm_config_cafile', 'npm_config_https_proxy', 'HOME', 'INIT_CWD'])(
    'keeps %s',
    (name) => {
      vi.stubEnv(name, 'something')
      expect(toolEnvironment()[name]).toBe('something')
    },
  )

  it('puts the given Node first, even where there is no PATH', () => {
    vi.stubEnv('PATH', '')
    const path = toolEnvironment({ node: '/opt/good/bin/node' }).PATH.split(delimiter)
    expect(path[0]).toBe('/opt/good/bin')
    expect(path).toContain('/usr/bin')
  })

  it('adds last and takes away what is undefined', () => {
    vi.stubEnv('COMMONPLACE_SQLITE_BINDING', 'x')
    const env = toolEnvironment({ extra: { COMMONPLACE_SQLITE_BINDING: undefined, NODE_ENV: 'production' } })
    expect(env).not.toHaveProperty('COMMONPLACE_SQLITE_BINDING')
    expect(env.NODE_ENV).toBe('production')
  })
})
