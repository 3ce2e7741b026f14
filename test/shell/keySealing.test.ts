/** The keychain behind a device's key, with a stand-in for Electron's. */
import { describe, expect, test, vi } from 'vitest'
import { createParentSealer } from '#core/sync/parentSealer.ts'
import { FromCoreProcess, ToCoreProcess } from '#shared/contract/supervisor.ts'
import { type CoreChild, superviseCore } from '#electron/shell/coreProcess.ts'
import { createKeySealing, type Keychain, type KeySealing } from '#electron/shell/keySealing.ts'

const keychain = (more: Partial<Keychain> = {}): Keychain => ({
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => Buffer.from(`shut:${text}`),
  decryptString: (bytes) => {
    const text = bytes.toString()
    if (!text.startsWith('shut:')) throw new Error('sealed elsewhere')
    return text.slice(5)
  },
  ...more,
})

describe('sealing', () => {
  test('comes back as it was', () => {
    const sealing = createKeySealing(keychain(), () => undefined)
    const shut = sealing.seal('c2VjcmV0') ?? ''
    expect(Buffer.from(shut, 'base64').toString()).toBe('shut:c2VjcmV0')
    expect(sealing.unseal(shut)).toBe('c2VjcmV0')
  })

  test.runIf(process.platform === 'linux')('is not claimed where a wallet is missing', () => {
    for (const backend of ['basic_text', 'unknown'])
      expect(
        createKeySealing(keychain({ getSelectedStorageBackend: () => backend }), () => undefined).seal('YQ=='),
      ).toBe(null)
  })

  test('is not done without encryption, and a refusal is logged and no crash', () => {
    const lines: string[] = []
    expect(createKeySealing(keychain({ isEncryptionAvailable: () => false }), () => undefined).seal('YQ==')).toBe(null)
    expect(createKeySealing(keychain(), (line) => lines.push(line)).unseal('YQ==')).toBe(null)
    expect(lines).toEqual(['The keychain did not answer: sealed elsewhere'])
  })
})

/** A core's process that does nothing but ask for the keychain; both ends check what crosses. */
function coreThatAsks(keySealing?: KeySealing) {
  let toShell: (message: unknown) => void = () => undefined
  const sealer = createParentSealer((message) => toShell(structuredClone(message)), 1_000)
  const child: CoreChild<string> = {
    pid: 1,
    postMessage: (message) => {
      const checked = ToCoreProcess.parse(structuredClone(message))
      if (checked.type === 'keychain') sealer.answer(checked)
    },
    onMessage: (listener) => {
      toShell = (message) => {
        FromCoreProcess.parse(message)
        listener(message)
      }
    },
    onExit: () => undefined,
    kill: () => undefined,
  }
  const states: unknown[] = []
  superviseCore<string>({
    fork: () => child,
    onState: (state) => states.push(state),
    onRenamed: () => undefined,
    log: () => undefined,
    ...(keySealing && { keySealing }),
  })
  return { sealer, states }
}

describe('a core asks the shell', () => {
  const secret = Uint8Array.from({ length: 32 }, (_, n) => n)

  test('and gets what the keychain says, while the workspace is still being opened', async () => {
    const { sealer, states } = coreThatAsks(createKeySealing(keychain(), () => undefined))
    const [shut, other] = await Promise.all([sealer.seal(secret), sealer.seal(secret.slice(1))])
    expect(await sealer.unseal(shut ?? secret)).toEqual(secret)
    expect(await sealer.unseal(other ?? secret)).toEqual(secret.slice(1))
    expect(states).toEqual([])
  })

  test('and hears no where there is no keychain', async () => {
    const { sealer } = coreThatAsks()
    expect(await sealer.seal(secret)).toBe(null)
  })

  test('and counts silence as no', async () => {
    vi.useFakeTimers()
    try {
      const asked = createParentSealer(() => undefined, 1_000).unseal(secret)
      await vi.advanceTimersByTimeAsync(1_000)
      expect(await asked).toBe(null)
    } finally {
      vi.useRealTimers()
    }
  })
})
