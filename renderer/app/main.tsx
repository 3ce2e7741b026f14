/** The window's entry. */
import '#renderer/ui/base/global.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { OpenWorkspace } from '#shared/contract/shell.ts'
import { connectWindow, shell } from '../data/shell.ts'
import { App } from './App.tsx'
import { askAhead, showLastSeen } from './askAhead.ts'

connectWindow()
askAhead()
// Or the words would be set twice, before and after their letters come.
for (const family of ['Inter Variable', 'Source Serif 4 Variable'])
  document.fonts.load(`14px "${family}"`).catch(() => undefined)

/** Milliseconds: by then the shell has read what was seen last, if anything was. To draw a frame without it takes as long. */
const FIRST_ANSWER_MS = 25

const root = document.getElementById('root')
let isShown = false
function show(first: OpenWorkspace | null | undefined): void {
  if (isShown || !root) return
  isShown = true
  if (first?.lastSeen !== undefined) showLastSeen(first.lastSeen)
  createRoot(root).render(
    <StrictMode>
      <App first={first} />
    </StrictMode>,
  )
}
void shell().currentWorkspace().then(show)
setTimeout(() => show(undefined), FIRST_ANSWER_MS)
