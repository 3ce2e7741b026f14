/** What draws SVG without a window, and the letters that it needs where there is no system to ask. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const packages = createRequire(import.meta.url)

let loading: Promise<Uint8Array[]> | undefined

function load(): Promise<Uint8Array[]> {
  loading ??= (async () => {
    await initWasm(readFileSync(packages.resolve('@resvg/resvg-wasm/index_bg.wasm')))
    const folder = join(dirname(packages.resolve('pdfjs-dist/package.json')), 'standard_fonts')
    return ['Regular', 'Bold', 'Italic'].map((face) => readFileSync(join(folder, `LiberationSans-${face}.ttf`)))
  })()
  return loading
}

export async function resvgWithLetters() {
  const fontBuffers = await load()
  return {
    Resvg,
    font: { fontBuffers, defaultFontFamily: 'Liberation Sans', sansSerifFamily: 'Liberation Sans' },
  }
}
