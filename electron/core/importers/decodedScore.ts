/**
 * How plausible a decoded text is: wrong decodings show as control characters, currency and box
 * signs inside words, capital letters after small ones, and mixed scripts within one word.
 */

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** Accented Latin letters by how common they are in running text of the languages that use them. */
const COMMON_LATIN = new Set(
  'éèàçêôûîâùëïäöüßÄÖÜñáíóúÉÀåøæÅØãõąćęłńóśźżĄĆĘŁŚŻěščřžýůďťňőűșțăîğışĞİŞ’‘“”–—…«»„€·•°§©®¿¡º ',
)
const CYRILLIC_COMMON = /[оеаинтсрвл]/g

/** The commonest characters of Chinese (both scripts), Korean and Japanese: a quarter of real text, a hundredth of wrong. */
const EAST_ASIAN_COMMON =
  /[的一是不了人我在有他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過이다는을의에가고하지한로은를도서있사나りのにをはがでとたすまし]/g

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Higher is better; per character outside ASCII, so that texts of any length compare. */
export function scoreDecoded(text: string, encoding: string): number {
  let outside = 0
  let score = 0
  let before = ' '
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) {
      if (code === 0x1b || (code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 12)) score -= 2
      before = char
      continue
    }
    outside++
    score += scoreCharacter(char, code, before)
    before = char
  }
  if (outside === 0) return 0
  return (
    score / outside +
    alphabetBonus(text) +
    cyrillicBonus(text, encoding) +
    (count(text, EAST_ASIAN_COMMON) / outside) * 3
  )
}

function scoreCharacter(char: string, code: number, before: string): number {
  if (code === 0xfffd || code < 0xa0) return -6
  if (code >= 0xe000 && code <= 0xf8ff) return -5
  if (CJK.test(char)) {
    // "Br乧ke": a pair of bytes inside a word of another script.
    if (/\p{Ll}/u.test(before)) return -1
    // Rare ideographs are what wrong double-byte decodings are made of.
    if (code >= 0x4e00 && code <= 0x9fff) return 0.8
    if (code >= 0x3040 && code <= 0x30ff) return 1
    if (code >= 0xff61 && code <= 0xff9f) return -1.5
    return code >= 0xac00 && code <= 0xd7a3 ? 0.9 : -1
  }
  if (/\p{Script=Cyrillic}/u.test(char)) {
    if (/[\u0400-\u040f\u0450-\u04ff]/.test(char) && !/[ёЁіїєґІЇЄҐўЎ]/.test(char)) return -0.5
    const mixed = /[A-Za-z]/.test(before)
    const capitalInside = /\p{Lu}/u.test(char) && /\p{Ll}/u.test(before)
    return mixed || capitalInside ? -1.5 : 0.9
  }
  if (/[\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u.test(char)) {
    return /[A-Za-z]/.test(before) ? -1.5 : 0.9
  }
  if (/[•°§©®·…€¡¿º]/.test(char)) return /\p{L}/u.test(before) && char !== '…' && char !== '€' ? -0.8 : 0.6
  if (COMMON_LATIN.has(char)) return /\p{Lu}/u.test(char) && /\p{Ll}/u.test(before) ? -1 : 1
  if (/\p{L}/u.test(char)) return /\p{Lu}/u.test(char) && /\p{Ll}/u.test(before) ? -1.5 : 0.1
  if (/[\u2500-\u25ff]/.test(char)) return -1.5
  return /\p{L}/u.test(before) ? -0.8 : -0.2
}

/** The letters beyond ASCII of languages that share a code page; one text is in one of them. */
const ALPHABETS = [
  'àâäáãåæçéèêëíîïìñóôöòõøœùûüúßªº',
  'ąćęłńóśźż',
  'áčďéěíňóřšťúůýžľĺŕôä',
  'áéíóöőúüű',
  'ăâîșțşţ',
  'çğıöşüâîû',
  'āčēģīķļņšūž',
  'ąčęėįšųūž',
  'čćđšž',
].map((letters) => new Set(letters))

/** How much of a text's accented letters one alphabet explains. */
function alphabetBonus(text: string): number {
  const letters = text.toLowerCase().match(/[\u00aa\u00ba\u00c0-\u024f]/g) ?? []
  if (letters.length === 0) return 0
  const own = ALPHABETS.map((alphabet) => letters.filter((letter) => alphabet.has(letter)).length)
  return (Math.max(...own) / letters.length - 1) * 1.5
}

/** Every Cyrillic code page decodes every byte to a letter; only the frequent letters tell them apart. */
function cyrillicBonus(text: string, encoding: string): number {
  if (!/1251|koi8|iso-8859-5|866|cyrillic/.test(encoding)) return 0
  const all = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  if (all === 0) return 0
  const common = text.match(CYRILLIC_COMMON)?.length ?? 0
  return (common / all - 0.4) * 3
}
