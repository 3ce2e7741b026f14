import type { BrowserWindow } from 'electron'

/** Opens a whole HTML page in a hidden, locked window for as long as the work lasts. */
export function withPage<T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T>

/** A tagged PDF with an outline of its headings; the page's own @page rules decide about size and margins. */
export function pageToPdf(html: string): Promise<Uint8Array>
