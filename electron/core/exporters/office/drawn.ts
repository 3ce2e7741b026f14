/** Pictures of Insight as drawings and as pixels, without a window: for files that hold both. */
import type { PictureSpec } from '#shared/pictures/picture.ts'
import { drawnSvg } from '../drawnSvg.ts'
import type { WordPicture } from './picture.ts'
import { resvgWithLetters } from './resvg.ts'

/** Shown as wide as there is room on a page. */
const [SHOWN, TALLEST] = [600, 820]
/** Pixels for each of the drawing's: sharp in print. */
const SCALE = 2.5

export async function drawnPicture(drawing: PictureSpec): Promise<WordPicture> {
  const svg = drawnSvg(drawing)
  const { Resvg, font } = await resvgWithLetters()
  const pixels = new Resvg(svg, { fitTo: { mode: 'zoom', value: SCALE }, font }).render()
  const bytes = pixels.asPng()
  const shown = Math.min(SHOWN / pixels.width, TALLEST / pixels.height)
  return {
    type: 'png',
    bytes,
    svg: new TextEncoder().encode(svg),
    width: Math.round(pixels.width * shown),
    height: Math.round(pixels.height * shown),
  }
}
