/** The ways of a picture out of the window: SVG, PNG, and its table as CSV. */
import type { SaveFileRequest } from '#shared/contract/shell.ts'
import type { InsightTable } from '#shared/insight/table.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import { svgText } from '#shared/pictures/svgText.ts'
import { lightTheme } from '#shared/pictures/theme.ts'
import { ask } from '#renderer/data/core.ts'
import { shell } from '#renderer/data/shell.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { loadDrawingLibrary } from './drawingLibrary.ts'
import { pngOf } from './pngOf.ts'

/** CSS pixels; a page and a slide both hold it. */
const WIDTH = 720

export interface SavePicture {
  svg: () => void
  png: () => void
  csv: () => void
}

/** Each asks where to and says what became of it. */
export function useSavePicture(picture: PictureSpec, table: InsightTable): SavePicture {
  const toasts = useToasts()
  const fail = (text: string): void => void toasts.show({ text, tone: 'warn', topic: 'export' })
  const save = async (request: SaveFileRequest): Promise<void> => {
    const saved = await shell().saveFile(request)
    if (!saved.ok) fail(saved.error.message)
    else if (saved.value !== null) toasts.show({ text: `Saved to ${saved.value.path}`, topic: 'export' })
  }
  const draw = async (): Promise<string> => {
    const { drawPicture } = await loadDrawingLibrary()
    return svgText(drawPicture<SVGElement>(picture, { document, width: WIDTH, theme: lightTheme, isAlone: true }))
  }
  const csv = async (): Promise<void> => {
    const made = await ask('insightCsv', { table })
    if (!made.ok) return fail(made.error.message)
    await save({ suggestedName: made.value.fileName, content: made.value.content, kind: 'csv' })
  }
  const png = async (): Promise<void> => {
    const content = await pngOf(await draw())
    if (content === null) return fail(`${picture.title} could not be made into a PNG; save it as SVG instead.`)
    await save({ suggestedName: picture.title, content, kind: 'png' })
  }
  return {
    svg: () => void draw().then((content) => save({ suggestedName: picture.title, content, kind: 'svg' })),
    png: () => void png(),
    csv: () => void csv(),
  }
}
