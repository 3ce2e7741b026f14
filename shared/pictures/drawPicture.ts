/**
 * Draws a picture. This file brings the drawing library with it; import it when something is to be drawn, not before.
 */
import { DISPUTES, drawBalance, ILLUSTRATES, SUPPORTS } from './balance.ts'
import { drawBars } from './bars.ts'
import { type Body, compose, type Drawn } from './frame.ts'
import { drawGrid } from './grid.ts'
import { drawHeat } from './heat.ts'
import { drawIntervals } from './intervals.ts'
import { drawMoves } from './moves.ts'
import { isEmptyPicture, type Part, type PictureSpec } from './picture.ts'
import { reducePicture } from './reduce.ts'
import { drawSaturation } from './saturation.ts'
import { drawStacked } from './stacked.ts'
import { createSurface, type Surface, type SurfaceOptions, type SvgElement } from './surface.ts'
import { wrapText } from './textFit.ts'
import { gistOf, notesOf } from './words.ts'

/**
 * An <svg> element of the given document that no longer needs anything: it has its size, its colours and no style of
 * its own. A picture with nothing to draw says so in words.
 */
export const drawPicture = <E extends SvgElement>(picture: PictureSpec, options: SurfaceOptions<E>): E =>
  drawWithMarks(picture, options).svg

/** The same, with the places of what leads somewhere. */
export function drawWithMarks<E extends SvgElement>(picture: PictureSpec, options: SurfaceOptions<E>): Drawn<E> {
  const surface = createSurface(options)
  if (isEmptyPicture(picture)) {
    const lines = wrapText(picture.empty, surface.width, 13)
    const body: Body = {
      nodes: lines.map((line, at) =>
        surface.make('text', { y: at * 18 + 14, 'font-size': 13, fill: surface.ink('ink-2') }, line),
      ),
      height: lines.length * 18 + 4,
    }
    return compose(surface, { title: picture.title, name: gistOf(picture), notes: [], bodies: [body] })
  }
  const { picture: drawn } = reducePicture(picture, surface.width)
  const { bodies, legend } = bodiesOf(surface, drawn)
  return compose(surface, {
    title: picture.title,
    name: gistOf(picture),
    notes: notesOf(picture, surface.width),
    legend,
    bodies,
  })
}

function bodiesOf(surface: Surface, picture: PictureSpec): { bodies: Body[]; legend: readonly Part[] } {
  switch (picture.kind) {
    case 'bars':
      return { bodies: drawBars(surface, picture), legend: picture.parts.length > 1 ? picture.parts : [] }
    case 'balance':
      return {
        bodies: drawBalance(surface, picture),
        legend: picture.rows.some(({ illustrates }) => illustrates > 0)
          ? [SUPPORTS, DISPUTES, ILLUSTRATES]
          : [SUPPORTS, DISPUTES],
      }
    case 'stacked':
      return { bodies: drawStacked(surface, picture), legend: picture.parts }
    case 'heat':
      return { bodies: drawHeat(surface, picture), legend: [] }
    case 'saturation':
      return { bodies: drawSaturation(surface, picture), legend: [] }
    case 'intervals':
      return { bodies: drawIntervals(surface, picture), legend: [] }
    case 'moves':
      return { bodies: drawMoves(surface, picture), legend: [] }
    case 'grid':
      return { bodies: drawGrid(surface, picture), legend: [SUPPORTS, DISPUTES] }
  }
}
