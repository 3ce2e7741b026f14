/** Builds a page that the product is measured against into out/bench, as the product's window is built. */
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { ROOT } from '#test/support/window.ts'

/** The path of its index.html. */
export async function buildPlain(page: 'plain' | 'emptyChart' = 'plain'): Promise<string> {
  const outDir = join(ROOT, 'out', 'bench', page)
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL(`./${page}/`, import.meta.url)),
    // The page is opened as a file.
    base: './',
    plugins: [react()],
    build: { target: 'chrome130', outDir, emptyOutDir: true, minify: true, modulePreload: false },
  })
  return join(outDir, 'index.html')
}
