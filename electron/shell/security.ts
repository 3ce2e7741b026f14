/** What no page of the app may do, whatever runs in it: leave, open windows, ask for devices, reach the network. */
import { app, type Session, shell } from 'electron'
import { APP_ORIGIN } from './appScheme.ts'

/** Copying text out, and slides over the whole screen, are all that the app needs of the browser's permissions. */
const ALLOWED_PERMISSIONS = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Opens a web address in the person's browser; anything that is not http(s) is ignored. */
export function openInBrowser(address: string): void {
  if (!URL.canParse(address)) return
  const url = new URL(address)
  if (url.protocol === 'http:' || url.protocol === 'https:') void shell.openExternal(url.href).catch(() => undefined)
}

/** For every window that will ever be made. */
export function secureContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      // Reloading is the one navigation there is.
      if (event.url.startsWith(`${APP_ORIGIN}/`) && contents.getURL().startsWith(`${APP_ORIGIN}/`)) return
      event.preventDefault()
      openInBrowser(event.url)
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openInBrowser(url)
      return { action: 'deny' }
    })
  })
}

/**
 * Where a request could leave this computer or read its files. What is served under app: is asked for by hundreds of
 * requests, and whoever serves it refuses what is not ours; asking here as well would delay each of them.
 */
const OUTWARD = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*']

/** For a session: no permissions, and requests only to where the app's own files are. */
export function secureSession(session: Session, mayRequest: (url: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED_PERMISSIONS.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest({ urls: OUTWARD }, (details, answer) =>
    answer({ cancel: !mayRequest(details.url) }),
  )
  session.on('will-download', (event) => event.preventDefault())
}
