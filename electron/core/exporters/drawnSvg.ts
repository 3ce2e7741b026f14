/** A picture as an SVG document, drawn without a window. Whoever imports this reads all that draws. */
import { DOMParser } from 'linkedom'
import { drawPicture } from '#shared/pictures/drawPicture.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import type { SvgDocument, SvgElement } from '#shared/pictures/surface.ts'
import { type DrawnNode, svgText } from '#shared/pictures/svgText.ts'
import { lightTheme } from '#shared/pictures/theme.ts'

/** As wide as a picture that the window saves. */
const WIDTH = 720

type Element = SvgElement & DrawnNode

/** `id`: tells its hatches from those of another on one page. */
export function drawnSvg(picture: PictureSpec, id = 'picture'): string {
  const parsed = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml')
  // Its types ask for a third argument that it does not use.
  const document = parsed as unknown as SvgDocument<Element>
  return svgText(drawPicture(picture, { document, width: WIDTH, theme: lightTheme, isAlone: true, id }))
}
