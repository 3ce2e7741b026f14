/** Prints the programme draft to PDF in a hidden Chromium window. Started by make.mjs. */
import { writeFileSync } from 'node:fs'
import { app, BrowserWindow } from 'electron'

const url = (name) => new URL(name, import.meta.url)
// Not awaited at the top level: Electron is ready only after this module has been read to its end.
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false })
  await window.loadFile(url('text/programme-draft.html').pathname)
  const pdf = await window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: false,
    margins: { top: 1, bottom: 1, left: 0.95, right: 0.95 },
    generateTaggedPDF: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="width:100%;text-align:center;font:8px serif;color:#555">Friends of the bench, third draft · <span class="pageNumber"></span> of <span class="totalPages"></span></div>',
  })
  // The draft's own day instead of today's; the same number of bytes, so that every offset in the file still holds.
  const dated = Buffer.from(pdf.toString('latin1').replace(/\(D:\d{14}/g, '(D:20260714093000'), 'latin1')
  writeFileSync(url('../sources/programme-draft.pdf'), dated)
  console.log(`programme-draft.pdf: ${pdf.length} bytes`)
  app.quit()
})
