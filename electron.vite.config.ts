/**
 * How the app's three parts are built. The targets are those of the older of the two runtimes the app must run on
 * (Chromium 130, Node 20.18; see electron/runtime/fallback).
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { build, type Plugin } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Entries of the main part by the name of the file they become in out/main. */
const mainEntries = {
  index: at('electron/shell/main.ts'),
  core: at('electron/core/start.ts'),
  importWorker: at('electron/core/importers/worker.ts'),
  measureWorker: at('electron/core/relationships/worker.ts'),
  carryWorker: at('electron/core/carry/worker.ts'),
  officeWorker: at('electron/core/exporters/office/worker.ts'),
  netWorker: at('electron/core/sync/transport/netWorker.ts'),
  decodeWorker: at('electron/core/sync/transport/decodeWorker.ts'),
  discoveryWorker: at('electron/core/sync/discovery/discoveryWorker.ts'),
}

/**
 * Loaded from node_modules as they are: two have native binaries, the others find their worker, fonts, maps and
 * WebAssembly beside themselves. Everything else is bundled, so that the core starts from a few files.
 */
const outside = ['better-sqlite3', '@number0/iroh', 'pdfjs-dist', '@resvg/resvg-wasm', 'subset-font']

const external = [...outside, new RegExp(`^(${outside.join('|')})/`)]
const target = 'node20.18'

/** The core's program as one small file, which electron/core/start.ts runs from compiled code; what a start does not need lies beside it. */
const coreProgram = (): Plugin => {
  let outDir = ''
  return {
    name: 'core-program',
    configResolved: (config) => void (outDir = config.build.outDir),
    closeBundle: async () => {
      await build({
        configFile: false,
        root: at('.'),
        logLevel: 'error',
        ssr: { noExternal: true },
        build: {
          ssr: at('electron/core/main.ts'),
          target,
          outDir,
          emptyOutDir: false,
          sourcemap: true,
          rolldownOptions: {
            external,
            output: {
              format: 'cjs',
              entryFileNames: 'coreProgram.cjs',
              chunkFileNames: 'core-[name]-[hash].cjs',
              // Names stay, so that what the log keeps of a bug can be read.
              minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
            },
          },
        },
      })
    },
  }
}

/**
 * Lets the page fetch the letters of its first screen while it is still being put together. Without them its first
 * layout would look for other fonts of the system, name by name and size by size, which takes longer than the layout.
 */
const firstLetters = (): Plugin => {
  const isFirst = /^assets\/(inter|source-serif-4)-latin-opsz-normal-[^/]*\.woff2$/
  return {
    name: 'first-letters',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const files = Object.keys(bundle ?? {}).filter((file) => isFirst.test(file))
        if (files.length !== 2) throw new Error('the fonts of the first screen are not among the built files')
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
          injectTo: 'head-prepend',
        }))
      },
    },
  }
}

/** Fixed, so that the page knows where hot reload listens. */
const DEV_PORT = 47_173

export default defineConfig({
  main: {
    plugins: [coreProgram()],
    // fflate's build for Node declares a `require` of its own, which the one that is put into every file here forbids.
    // They differ in the asynchronous functions only, which we do not use.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      target,
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: mainEntries,
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target,
      outDir: 'out/preload',
      // A sandboxed preload can load nothing but itself.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/shell/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), firstLetters()],
    // Pages come through app://commonplace in development, too; only hot reload goes to the server itself.
    server: { port: DEV_PORT, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: DEV_PORT } },
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      // The content security policy allows files of our own only: no data: addresses, no inline script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
    worker: { format: 'es' },
  },
})
