/** The gallery's pages: `?page=shell` for the panes, else all parts; `&theme=dark`, `&dir=rtl`, `&lang=ja`. */
import '../base/global.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { ToastProvider } from '../feedback/ToastRegion.tsx'
import { PartsPage } from './PartsPage.tsx'
import { ShellPage } from './ShellPage.tsx'

const asked = new URLSearchParams(location.search)
const theme = asked.get('theme')
if (theme) document.documentElement.dataset['theme'] = theme
document.documentElement.dir = asked.get('dir') ?? 'ltr'
document.documentElement.lang = asked.get('lang') ?? 'en'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={asked.get('dir') === 'rtl' ? 'ar' : 'en-GB'}>
        <ToastProvider>{asked.get('page') === 'shell' ? <ShellPage /> : <PartsPage />}</ToastProvider>
      </I18nProvider>
    </StrictMode>,
  )
}
