/**
 * The kit on its own, for looking at it: `npx vite build -c renderer/ui/gallery/vite.config.ts`
 * or `npx vite -c …` to change it live, from the project's root. Not part of the product's build.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'renderer/ui/gallery',
  base: './',
  plugins: [react()],
  // Small fonts must stay files: data: addresses are refused by the window's policy.
  build: {
    outDir: '../../../out/gallery',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'chrome130',
  },
})
