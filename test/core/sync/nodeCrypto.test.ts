import { describe, expect, it } from 'vitest'
import { createSigner, nodeCrypto } from '#core/sync/nodeCrypto.ts'

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

describe('keys and signatures', () => {
  it('are Ed25519 as the standard has it (RFC 8032, tests 1 and 2)', () => {
    const first = createSigner(bytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'))
    expect(first.key).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    expect(first.sign('')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
    const second = createSigner(bytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    expect(second.key).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    expect(second.sign('r')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
  })

  it('hold for what was signed and by whom, and for nothing else', () => {
    const { key, sign } = createSigner(bytes('11'.repeat(32)))
    const other = createSigner(bytes('22'.repeat(32)))
    const signature = sign('Grüße')
    expect(nodeCrypto.verify(key, 'Grüße', signature)).toBe(true)
    expect(nodeCrypto.verify(key, 'Grüsse', signature)).toBe(false)
    expect(nodeCrypto.verify(other.key, 'Grüße', signature)).toBe(false)
    expect(nodeCrypto.verify(key, 'Grüße', signature.replace(/^../, '00'))).toBe(false)
    for (const junk of ['', 'zz', '00'.repeat(64), 'ff'.repeat(64), signature.slice(2)])
      expect(nodeCrypto.verify(key, 'Grüße', junk)).toBe(false)
    for (const junk of ['', 'zz', '00'.repeat(31), 'ff'.repeat(32)])
      expect(nodeCrypto.verify(junk, 'Grüße', signature)).toBe(false)
  })

  it('hash as everybody does', () => {
    expect(nodeCrypto.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(nodeCrypto.sha256(new Uint8Array([97, 98, 99]))).toBe(nodeCrypto.sha256('abc'))
  })
})
