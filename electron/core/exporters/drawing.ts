/**
 * What draws pictures, read when somebody first wants one: no core should start slower for it. Pages and Markdown are
 * written in one go, so whoever wants pictures in them asks for this before.
 */
import type { PictureSpec } from '#shared/pictures/picture.ts'

let draw: ((picture: PictureSpec, id?: string) => string) | undefined

export async function readyToDraw(): Promise<void> {
  draw ??= (await import('./drawnSvg.ts')).drawnSvg
}

/** An SVG document; undefined: nobody has asked for pictures yet. */
export const drawnIfReady = (picture: PictureSpec, id: string): string | undefined => draw?.(picture, id)
