/**
 * Seals the device keys of workspaces by the system's keychain, for cores that ask (shared/contract/supervisor.ts):
 * Keychain on macOS, DPAPI on Windows, a secret service or wallet on Linux. Given as a part, so that it can be tested.
 */
export interface KeySealing {
  /** Both in base64. Null: nothing here protects anything, or it was sealed by another user or computer. */
  seal: (bytes: string) => string | null
  unseal: (bytes: string) => string | null
}

/** The part of Electron's safeStorage that is used. */
export interface Keychain {
  isEncryptionAvailable(): boolean
  /** Linux only. */
  getSelectedStorageBackend?(): string
  encryptString(text: string): Buffer
  decryptString(bytes: Buffer): string
}

/** Without a wallet, Electron on Linux "encrypts" by a password that is in everybody's copy of Chromium. */
const NO_PROTECTION = new Set(['basic_text', 'unknown'])

export function createKeySealing(keychain: Keychain, onProblem: (line: string) => void): KeySealing {
  const guarded = (work: () => string): string | null => {
    try {
      if (!keychain.isEncryptionAvailable()) return null
      return work()
    } catch (cause) {
      onProblem(`The keychain did not answer: ${cause instanceof Error ? cause.message : String(cause)}`)
      return null
    }
  }
  const protects = (): boolean =>
    process.platform !== 'linux' || !NO_PROTECTION.has(keychain.getSelectedStorageBackend?.() ?? 'unknown')
  return {
    seal: (bytes) => (protects() ? guarded(() => keychain.encryptString(bytes).toString('base64')) : null),
    unseal: (bytes) => guarded(() => keychain.decryptString(Buffer.from(bytes, 'base64'))),
  }
}
