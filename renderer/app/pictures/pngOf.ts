/** A drawing as PNG, painted by the window itself: what it shows is what is saved. */

/** Two dots for each CSS pixel: sharp on paper and on today's screens. */
const SCALE = 2

/** In base64; null where the window could not paint it. */
export async function pngOf(svg: string): Promise<string | null> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * SCALE
    canvas.height = image.naturalHeight * SCALE
    const context = canvas.getContext('2d')
    if (!context) return null
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const [, content] = canvas.toDataURL('image/png').split(',')
    // A canvas that is too large gives "data:,".
    return content === undefined || content === '' ? null : content
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(address)
  }
}
