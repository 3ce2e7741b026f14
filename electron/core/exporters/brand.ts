/** What of a team stands on its documents. */
export interface Brand {
  /** Empty: the documents say whose program made them. */
  name: string
  /** Six hexadecimal digits, dark enough to be read on white; null: ours. */
  accent: string | null
  /** At the foot of each page; empty: nothing. */
  footer: string
  logo: BrandLogo | null
}

/** In pixels. */
export interface BrandLogo {
  bytes: Uint8Array
  type: 'png' | 'jpg'
  width: number
  height: number
}

export const NO_BRAND: Brand = { name: '', accent: null, footer: '', logo: null }

/** Our own accent, where a team has none. */
export const ACCENT = '1F55C9'

/** Who made a file, by its metadata: never a person. */
export const makerOf = ({ name }: Brand): string => (name === '' ? 'Commonplace' : name)

/** A picture inside a page. */
export const logoAddress = ({ bytes, type }: BrandLogo): string =>
  `data:image/${type === 'jpg' ? 'jpeg' : 'png'};base64,${Buffer.from(bytes).toString('base64')}`
