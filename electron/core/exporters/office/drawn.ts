/** Pictures of Insight as drawings and as pixels, without a window: for files that hold both. */
import { DOMParser } from 'linkedom'
import { drawPicture } from '#shared/pictures/drawPicture.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import type { SvgDocument, SvgElement } from '#shared/pictures/surface.ts'
import { type DrawnNode, svgText } from '#shared/pictures/svgText.ts'
import { lightTheme } from '#shared/pictures/theme.ts'
import type { WordPicture } from './picture.ts'
import { resvgWithLetters } from './resvg.ts'

/** As wide as a picture that the window saves; shown as wide as there is room on a page. */
const [WIDTH, SHOWN, TALLEST] = [720, 600, 820]
/** Pixels for each of the drawing's: sharp in print. */
const SCALE = 2.5

type Element = SvgElement & DrawnNode

export async function drawnPicture(picture: PictureSpec): Promise<WordPicture> {
  const parsed = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')
  // Its types ask for a third argument that it does not use.
  const document = parsed as unknown as SvgDocument<Element>
  const svg = svgText(drawPicture(picture, { document, width: WIDTH, theme: lightTheme, isAlone: true }))
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
