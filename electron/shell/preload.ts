/**
 * What a page sees of the shell: `window.commonplace` and the core's port. It runs sandboxed and hands
 * over functions only, never Electron's own objects.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { CoreState, ShellApi, ShellCallName } from '#shared/contract/shell.ts'
import { CHANNEL } from './channels.ts'

/** As in shared/contract/shell.ts, which is not loaded here so that the preload stays small. */
const PORT_MESSAGE = 'commonplace-port'

const menuListeners = new Set<(id: string) => void>()
const stateListeners = new Set<(state: CoreState) => void>()
const inviteListeners = new Set<(link: string) => void>()
let state: CoreState | undefined
/** Came before anybody listened. */
let invite: string | undefined

ipcRenderer.on(CHANNEL.menu, (_event, id: string) => {
  for (const listener of menuListeners) listener(id)
})
ipcRenderer.on(CHANNEL.state, (_event, next: CoreState) => {
  state = next
  for (const listener of stateListeners) listener(next)
})
ipcRenderer.on(CHANNEL.invite, (_event, link: string) => {
  if (inviteListeners.size === 0) invite = link
  for (const listener of inviteListeners) listener(link)
})
/** The port that came before the page listened. */
let early: readonly MessagePort[] | undefined
let isListening = false
// The page's own origin would do, but while a page is being replaced it is not known here.
const handOver = (ports: readonly MessagePort[]): void => window.postMessage({ type: PORT_MESSAGE }, '*', [...ports])
ipcRenderer.on(CHANNEL.port, (event) => {
  if (isListening) return handOver(event.ports)
  for (const port of early ?? []) port.close()
  early = event.ports
})
// Module scripts have run by then, so the page listens and no port is lost.
window.addEventListener('DOMContentLoaded', () => {
  isListening = true
  if (early) handOver(early)
  early = undefined
})
// Already now: until the page's scripts run, its port can be on its way and the first rows in it.
ipcRenderer.send(CHANNEL.pageReady)

const call = (name: ShellCallName, input?: unknown) => ipcRenderer.invoke(CHANNEL.call, name, input)

/** What every page asks first, asked before its scripts run. The empty document that a window begins with gets no answer. */
let workspaceAhead: ReturnType<ShellApi['currentWorkspace']> | undefined =
  location.protocol === 'about:' ? undefined : call('currentWorkspace')
function currentWorkspace(): ReturnType<ShellApi['currentWorkspace']> {
  const answer = workspaceAhead ?? call('currentWorkspace')
  workspaceAhead = undefined
  return answer
}

const listen = <T>(listeners: Set<(value: T) => void>, listener: (value: T) => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const api: ShellApi = {
  platform: process.platform as ShellApi['platform'],
  chooseFiles: () => call('chooseFiles'),
  chooseTable: () => call('chooseTable'),
  chooseLogo: () => call('chooseLogo'),
  chooseFolder: (kind) => call('chooseFolder', kind),
  openWorkspace: (path) => call('openWorkspace', path),
  createWorkspace: (request) => call('createWorkspace', request),
  joinWorkspace: (request) => call('joinWorkspace', request),
  chooseWorkspaceFile: () => call('chooseWorkspaceFile'),
  placeForWorkspaceFile: (name) => call('placeForWorkspaceFile', name),
  readWorkspaceFileHead: (path) => call('readWorkspaceFileHead', path),
  openWorkspaceFile: (request) => call('openWorkspaceFile', request),
  currentWorkspace,
  recentWorkspaces: () => call('recentWorkspaces'),
  forgetRecent: (path) => call('forgetRecent', path),
  placeForExport: (request) => call('placeForExport', request),
  saveFile: (request) => call('saveFile', request),
  pdfBeside: (request) => call('pdfBeside', request),
  previewPdf: (request) => call('previewPdf', request),
  printHtml: (html) => call('printHtml', html),
  pathForFile: (file) => webUtils.getPathForFile(file as File),
  setTitle: (title) => call('setTitle', title),
  setTheme: (theme) => call('setTheme', theme),
  paper: () => call('paper', undefined),
  setPaper: (paper) => call('setPaper', paper),
  openExternal: (url) => call('openExternal', url),
  onInviteLink: (listener) => {
    if (invite !== undefined) listener(invite)
    invite = undefined
    return listen(inviteListeners, listener)
  },
  onMenuCommand: (listener) => listen(menuListeners, listener),
  onCoreState: (listener) => {
    if (state !== undefined) listener(state)
    return listen(stateListeners, listener)
  },
}

contextBridge.exposeInMainWorld('commonplace', api)
