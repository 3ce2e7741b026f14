/** A logo that is a drawing, as pixels: it can then be shown everywhere and do nothing. */
import { MAX_LOGO_PIXELS } from '#shared/model/template.ts'
import { resvgWithLetters } from './resvg.ts'

/** Enough for the widest place that it stands in, in print. */
const LONGEST = Math.min(1200, MAX_LOGO_PIXELS)

/** A PNG. Throws for what is no drawing. What it refers to outside of itself is not there. */
export async function drawnLogo(svg: Uint8Array): Promise<Uint8Array> {
  const { Resvg, font } = await resvgWithLetters()
  const text = new TextDecoder().decode(svg)
  const { width, height } = new Resvg(text, { font })
  const fitTo =
    width >= height ? { mode: 'width' as const, value: LONGEST } : { mode: 'height' as const, value: LONGEST }
  return new Resvg(text, { font, fitTo }).render().asPng()
}
