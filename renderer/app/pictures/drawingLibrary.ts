/** The drawing library is large and is read when something is drawn for the first time. */
import type { drawPicture, drawWithMarks } from '#shared/pictures/drawPicture.ts'

interface DrawingLibrary {
  drawPicture: typeof drawPicture
  drawWithMarks: typeof drawWithMarks
}

let loaded: DrawingLibrary | undefined

/** Once it was read, so that the next picture is drawn with its screen and not after it. */
export const drawingLibrary = (): DrawingLibrary | undefined => loaded

export async function loadDrawingLibrary(): Promise<DrawingLibrary> {
  loaded ??= await import('#shared/pictures/drawPicture.ts')
  return loaded
}
