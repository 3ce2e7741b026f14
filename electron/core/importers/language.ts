/** A source's language: a declared tag made canonical, or a careful guess from the words. */

/** A canonical BCP 47 tag, or undefined for nonsense ("en_US" → "en-US"). */
export function languageTag(raw: string | null | undefined): string | undefined {
  const tag = raw
    ?.trim()
    .split(/[,;\s]/)[0]
    ?.replace(/_/g, '-')
  if (!tag || tag.length > 35 || /^(und|zxx|mul|root|x-default)$/i.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

const STOP_WORDS: Record<string, readonly string[]> = {
  en: ['the', 'and', 'of', 'to', 'is', 'that', 'in', 'it', 'was', 'for', 'with', 'you', 'are', 'this'],
  de: ['der', 'die', 'und', 'das', 'ist', 'nicht', 'mit', 'den', 'ein', 'eine', 'zu', 'auf', 'sich', 'von'],
  fr: ['le', 'la', 'les', 'et', 'des', 'est', 'une', 'que', 'dans', 'pour', 'qui', 'pas', 'du', 'sur'],
  es: ['el', 'la', 'los', 'que', 'y', 'en', 'del', 'las', 'una', 'por', 'con', 'para', 'es', 'se'],
  it: ['il', 'di', 'che', 'la', 'e', 'per', 'una', 'non', 'con', 'del', 'sono', 'della', 'gli', 'più'],
  pt: ['o', 'que', 'de', 'não', 'uma', 'os', 'em', 'para', 'com', 'do', 'da', 'mais', 'as', 'por'],
  nl: ['de', 'het', 'een', 'en', 'van', 'niet', 'dat', 'met', 'zijn', 'voor', 'op', 'aan', 'ook', 'te'],
  sv: ['och', 'att', 'det', 'som', 'en', 'på', 'är', 'av', 'för', 'med', 'inte', 'den', 'till', 'har'],
  pl: ['i', 'w', 'nie', 'na', 'się', 'że', 'do', 'jest', 'to', 'z', 'jak', 'o', 'po', 'ale'],
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7a3]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['he', /[\u05d0-\u05ea]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['th', /[\u0e00-\u0e7f]/g],
]

/** Language by script or by frequent words; undefined unless the evidence is plain. */
export function guessLanguage(text: string): string | undefined {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 60) return undefined
  for (const [tag, pattern] of SCRIPTS) {
    const share = (sample.match(pattern)?.length ?? 0) / letters
    // Japanese is written with ideographs, too; a tenth of kana decides it.
    if (share > (tag === 'ja' ? 0.1 : 0.4)) return tag
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  let best: string | undefined
  let bestShare = 0
  let secondShare = 0
  for (const [tag, stops] of Object.entries(STOP_WORDS)) {
    const set = new Set(stops)
    const share = words.filter((word) => set.has(word)).length / words.length
    if (share > bestShare) {
      secondShare = bestShare
      best = tag
      bestShare = share
    } else secondShare = Math.max(secondShare, share)
  }
  return words.length >= 25 && bestShare > 0.12 && bestShare > secondShare * 1.3 ? best : undefined
}
