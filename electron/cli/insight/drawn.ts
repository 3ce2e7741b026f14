/** The picture of a figure; what draws it is read only when a drawing was asked for. */
import type { PictureSpec } from '#shared/pictures/picture.ts'

export const drawn =
  (picture: () => PictureSpec): (() => Promise<string>) =>
  async () =>
    (await import('#core/exporters/drawnSvg.ts')).drawnSvg(picture())
