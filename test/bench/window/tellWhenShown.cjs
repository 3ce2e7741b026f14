/**
 * Loaded into Electron's main process before the app (`-r`): prints the time at which the page first shows something
 * that BENCH_SELECTOR matches, on screen, with the frame drawn. The same for the product and for a blank window.
 */
const { app } = require('electron')

const whenShown = (selector) =>
  new Promise((resolve) => {
    const isShown = () => {
      const box = document.querySelector(selector)?.getBoundingClientRect()
      return box !== undefined && box.width > 0 && box.height > 0 && box.top < innerHeight
    }
    const drawn = () => requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))
    if (isShown()) return drawn()
    const observer = new MutationObserver(() => {
      if (!isShown()) return
      observer.disconnect()
      drawn()
    })
    observer.observe(document, { childList: true, subtree: true, attributes: true })
  })

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    contents
      .executeJavaScript(`(${whenShown.toString()})(${JSON.stringify(process.env.BENCH_SELECTOR)})`)
      .then((at) => process.stdout.write(`\nbench-shown ${at}\n`))
      .catch((error) => process.stderr.write(`bench: ${error}\n`))
  })
})
