/** Tells books under copy protection from books whose embedded fonts are merely obfuscated. */
import { elementsNamed, parseXml } from '../zip/xml.ts'

const FONT_OBFUSCATION = /^(http:\/\/www\.idpf\.org\/2008\/embedding|http:\/\/ns\.adobe\.com\/pdf\/enc#RC)$/

/** `meta` holds the entries of META-INF; `chapters` the entries that hold text. */
export function isProtected(meta: ReadonlyMap<string, Uint8Array>, chapters: ReadonlySet<string>): boolean {
  const entry = (name: string) => [...meta].find(([path]) => path.toLowerCase() === `meta-inf/${name}`)?.[1]
  if (entry('sinf.xml')) return true
  const encryption = entry('encryption.xml')
  if (!encryption) return false
  return elementsNamed(parseXml(encryption), 'encrypteddata').some((data) => {
    const method = elementsNamed(data, 'encryptionmethod')[0]?.getAttribute('Algorithm') ?? ''
    const target = elementsNamed(data, 'cipherreference')[0]?.getAttribute('URI') ?? ''
    return !FONT_OBFUSCATION.test(method) && (chapters.has(decodeURI(target)) || /\.(x?html?|xml)$/i.test(target))
  })
}
