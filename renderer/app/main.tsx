/** The window's entry. */
import '#renderer/ui/base/global.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectWindow } from '../data/shell.ts'
import { App } from './App.tsx'
import { askAhead } from './askAhead.ts'

connectWindow()
askAhead()
// Or the words would be set twice, before and after their letters come.
document.fonts.load('14px "Inter Variable"').catch(() => undefined)
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
