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
for (const family of ['Inter Variable', 'Source Serif 4 Variable'])
  document.fonts.load(`14px "${family}"`).catch(() => undefined)
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
