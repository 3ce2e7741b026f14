/**
 * Draws the PNG sizes of the app icon from the two SVG files. The results are committed; run
 * it after changing a drawing:  npx electron resources/icons/make/drawIcons.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { app, BrowserWindow } from 'electron'

const url = (name) => new URL(`../${name}`, import.meta.url)
/** Below this the underline and the hairlines would turn to mud. */
const smallest = 48
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

// Not awaited at the top level: Electron is ready only after this module has been read to its end.
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('about:blank')
  for (const size of sizes) {
    const svg = readFileSync(url(size < smallest ? 'icon-small.svg' : 'icon.svg'), 'utf8')
    const data = await window.webContents.executeJavaScript(`(async () => {
      const image = new Image()
      image.src = ${JSON.stringify(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)}
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} })
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size})
      return canvas.toDataURL('image/png')
    })()`)
    const png = Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
    writeFileSync(url(`icon-${size}.png`), png)
    console.log(`icon-${size}.png: ${png.length} bytes`)
  }
  app.quit()
})
