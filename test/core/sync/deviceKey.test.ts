import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type KeySealer, openDeviceKey } from '#core/sync/deviceKey.ts'
import { failure, temporaryFolder, value } from '#test/support/core.ts'
import { temporaryDatabase } from '#test/support/database.ts'

/** A keychain of one computer: turns bytes round and adds its mark. */
const keychain = (mark: number, asked: string[] = []): KeySealer => ({
  seal: async (bytes) => {
    asked.push('seal')
    return Uint8Array.from([mark, ...bytes].reverse())
  },
  unseal: async (bytes) => {
    asked.push('unseal')
    const [first, ...rest] = [...bytes].reverse()
    return first === mark ? Uint8Array.from(rest) : null
  },
})
const none: KeySealer = { seal: async () => null, unseal: async () => null }

describe('the device key', () => {
  it('is made once, for this user only, and stays', async () => {
    const { folder, db } = temporaryDatabase()
    const made = value(await openDeviceKey({ dataDir: folder, db }))
    expect(made.sealed).toBe(false)
    const path = join(folder, 'device.key')
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
    chmodSync(path, 0o644)
    const again = value(await openDeviceKey({ dataDir: folder, db }))
    expect(again.key).toBe(made.key)
    expect(again.secret).toEqual(made.secret)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is sealed where there is a keychain, and then needs it', async () => {
    const { folder, db } = temporaryDatabase()
    const made = value(await openDeviceKey({ dataDir: folder, db, sealer: keychain(1) }))
    expect(made.sealed).toBe(true)
    const text = readFileSync(join(folder, 'device.key'), 'utf8')
    expect(text).not.toContain(Buffer.from(made.secret).toString('base64').slice(0, 20))
    expect(value(await openDeviceKey({ dataDir: folder, db, sealer: keychain(1) })).key).toBe(made.key)
    const withoutKeychain = await openDeviceKey({ dataDir: folder, db })
    expect(failure(withoutKeychain)).toBe('DeviceKeySealed')
    expect(withoutKeychain.ok ? '' : withoutKeychain.error.message).toMatch(/open the workspace in Commonplace/)
    expect(failure(await openDeviceKey({ dataDir: folder, db, sealer: keychain(2) }))).toBe('DeviceKeySealed')
    expect(failure(await openDeviceKey({ dataDir: folder, db, sealer: none }))).toBe('DeviceKeySealed')
    expect(readFileSync(join(folder, 'device.key'), 'utf8')).toBe(text)
  })

  it('is not sealed by a keychain that cannot open what it shut', async () => {
    const { folder, db } = temporaryDatabase()
    const forgetful: KeySealer = { seal: keychain(1).seal, unseal: async () => null }
    expect(value(await openDeviceKey({ dataDir: folder, db, sealer: forgetful })).sealed).toBe(false)
    expect(value(await openDeviceKey({ dataDir: folder, db })).sealed).toBe(false)
  })

  it('stays as it was made when a keychain appears', async () => {
    const { folder, db } = temporaryDatabase()
    const made = value(await openDeviceKey({ dataDir: folder, db, sealer: none }))
    const asked: string[] = []
    expect(value(await openDeviceKey({ dataDir: folder, db, sealer: keychain(1, asked) }))).toMatchObject({
      key: made.key,
      sealed: false,
    })
    expect(asked).toEqual([])
  })

  it('is never replaced silently: missing, damaged in any byte, or of another folder', async () => {
    const { folder, db } = temporaryDatabase()
    const made = value(await openDeviceKey({ dataDir: folder, db }))
    const path = join(folder, 'device.key')
    const whole = readFileSync(path)
    rmSync(path)
    expect(failure(await openDeviceKey({ dataDir: folder, db }))).toBe('DeviceKeyDamaged')
    for (let at = 0; at < whole.length; at++) {
      writeFileSync(
        path,
        Buffer.concat([whole.subarray(0, at), Buffer.from([(whole[at] ?? 0) ^ 1]), whole.subarray(at + 1)]),
      )
      const opened = await openDeviceKey({ dataDir: folder, db })
      if (opened.ok) expect(opened.value.key, `byte ${at}`).toBe(made.key)
      else expect(['DeviceKeyDamaged', 'DeviceKeySealed'], `byte ${at}`).toContain(opened.error.code)
      writeFileSync(path, whole.subarray(0, at))
      expect(failure(await openDeviceKey({ dataDir: folder, db })), `cut to ${at}`).toBe('DeviceKeyDamaged')
    }
    const other = temporaryDatabase()
    value(await openDeviceKey({ dataDir: other.folder, db: other.db }))
    writeFileSync(path, readFileSync(join(other.folder, 'device.key')))
    expect(failure(await openDeviceKey({ dataDir: folder, db }))).toBe('DeviceKeyDamaged')
    writeFileSync(path, whole)
    expect(value(await openDeviceKey({ dataDir: folder, db })).key).toBe(made.key)
  })

  it('goes with a copy of the folder', async () => {
    const { folder, db, close } = temporaryDatabase()
    const made = value(await openDeviceKey({ dataDir: folder, db }))
    close()
    const copy = temporaryFolder()
    cpSync(folder, copy, { recursive: true })
    expect(value(await openDeviceKey({ dataDir: copy, db: temporaryDatabase(copy).db })).key).toBe(made.key)
  })
})
