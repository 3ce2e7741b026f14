/** A team's logo on slides and sheets: once in the page's style, however many of them show it. */
import { type Brand, logoAddress } from '../../exporters/brand.ts'

/** A place for it; nothing where there is none. Whose it is stands beside it in words. */
export const logoBox = ({ logo }: Brand): string => (logo === null ? '' : '<div class="logo" aria-hidden="true"></div>')

/** The place's size, in millimetres: the logo's shape within `most`. */
export function logoStyle({ logo }: Brand, most: { width: number; height: number }): string {
  if (logo === null) return ''
  const scale = Math.min(most.width / logo.width, most.height / logo.height)
  const [width, height] = [logo.width * scale, logo.height * scale].map((side) => side.toFixed(2))
  return `.logo { width: ${width}mm; height: ${height}mm; background: url("${logoAddress(logo)}") center / contain no-repeat; print-color-adjust: exact; -webkit-print-color-adjust: exact; }`
}
