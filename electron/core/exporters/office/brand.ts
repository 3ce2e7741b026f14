/** What of a team stands on its documents. */
export interface Brand {
  /** Empty: the documents say whose program made them. */
  name: string
  /** Six hexadecimal digits, dark enough to be read on white; null: ours. */
  accent: string | null
  logo: { bytes: Uint8Array; type: 'png' | 'jpg'; width: number; height: number } | null
}

export const NO_BRAND: Brand = { name: '', accent: null, logo: null }

/** Our own accent, where a team has none. */
export const ACCENT = '1F55C9'

/** Who made a file, by its metadata: never a person. */
export const makerOf = ({ name }: Brand): string => (name === '' ? 'Commonplace' : name)
