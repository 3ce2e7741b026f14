/** Answers what windows ask of the shell. Every input is parsed here, whoever sent it. */
import { basename, extname } from 'node:path'
import { app, BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, nativeTheme } from 'electron'
import { appError } from '#shared/contract/errors.ts'
import { type ShellApi, type ShellCallName, shellCalls } from '#shared/contract/shell.ts'
import { parseInviteLink } from '#shared/members/inviteLink.ts'
import { paperForLocale } from '#shared/model/paper.ts'
import { err, ok } from '#shared/model/result.ts'
import { FILE_ENDING } from '#shared/sync/workspaceFile.ts'
import { APP_ORIGIN } from './appScheme.ts'
import { CHANNEL } from './channels.ts'
import type { Dialogs } from './dialogs.ts'
import { newWorkspacePath } from './folders.ts'
import type { Log } from './log.ts'
import { htmlToPdf, pdfBeside, printPage } from './paper.ts'
import { ENDING, LABEL, safeFileName, suggestedFileName, writeWhole } from './saveFile.ts'
import { openInBrowser } from './security.ts'
import type { SettingsStore } from './settings.ts'
import { readWorkspaceFileHead } from './workspaceFileHead.ts'
import type { Workspaces } from './workspaces.ts'

export interface CallsParts {
  dialogs: Dialogs
  settings: SettingsStore
  workspaces: Workspaces
  /** The person's documents folder. */
  documents: string
  log: Log
  /** The theme or the recent workspaces changed. */
  onSettings: () => void
}

/** What a call takes and gives, from the API that pages see. */
type Handlers = {
  [N in ShellCallName]: (
    window: BrowserWindow,
    input: Parameters<ShellApi[N]> extends [infer I] ? I : undefined,
  ) => ReturnType<ShellApi[N]> | Awaited<ReturnType<ShellApi[N]>>
}

function handlers({ dialogs, settings, workspaces, documents, log, onSettings }: CallsParts): Handlers {
  const unexpected = (what: string, cause: unknown) => {
    const incident = log.incident(what, cause)
    return err({ ...appError('Unexpected', `${what}; it is logged as ${incident}.`), incident })
  }
  const paper = () => settings.get().paper ?? paperForLocale(app.getSystemLocale())
  return {
    chooseFiles: (window) => dialogs.chooseFiles(window),
    chooseTable: (window) => dialogs.chooseTable(window),
    chooseLogo: (window) => dialogs.chooseLogo(window),
    chooseFolder: (window, kind) => dialogs.chooseFolder(window, kind),
    openWorkspace: (window, path) => workspaces.open(window, path),
    createWorkspace: (window, { path, name, sample }) =>
      workspaces.create(window, newWorkspacePath(path, documents, name), name, sample ?? false),
    joinWorkspace: async (window, { link, name, path, instead }) => {
      // Said before a folder is made.
      const invite = parseInviteLink(link)
      if (!invite.ok) return invite
      // Its folder goes, so that this one can have its place.
      if (instead) await workspaces.leave(window)
      const folder = newWorkspacePath(path, documents, invite.value.workspaceName)
      return workspaces.join(window, folder, { link, name })
    },
    chooseWorkspaceFile: (window) => dialogs.chooseWorkspaceFile(window),
    placeForWorkspaceFile: (window, name) =>
      dialogs.chooseSavePath(window, `${safeFileName(name)}.${FILE_ENDING}`, FILE_ENDING, 'Saved workspace'),
    readWorkspaceFileHead: (_window, path) => readWorkspaceFileHead(path),
    openWorkspaceFile: async (window, { file, path, name, passphrase }) => {
      const head = await readWorkspaceFileHead(file)
      if (!head.ok) return head
      const folder = newWorkspacePath(path, documents, head.value.name ?? basename(file, extname(file)))
      return workspaces.openFile(window, folder, { path: file, passphrase, ...(name !== undefined && { name }) })
    },
    currentWorkspace: (window) => workspaces.current(window),
    recentWorkspaces: () => settings.recent(),
    forgetRecent: (_window, path) => {
      settings.forget(path)
      onSettings()
    },
    placeForExport: (window, { suggestedName, kind }) =>
      dialogs.chooseSavePath(window, suggestedFileName(suggestedName, kind), ENDING[kind], LABEL[kind]),
    saveFile: async (window, { suggestedName, content, kind }) => {
      const path = await dialogs.chooseSavePath(
        window,
        suggestedFileName(suggestedName, kind),
        ENDING[kind],
        LABEL[kind],
      )
      if (path === null) return ok(null)
      try {
        if (kind === 'png') return await writeWhole(path, Buffer.from(content, 'base64'))
        return await writeWhole(path, kind === 'pdf' ? await htmlToPdf(content, paper()) : content)
      } catch (cause) {
        return unexpected('The PDF could not be made', cause)
      }
    },
    pdfBeside: async (_window, request) => {
      try {
        return await pdfBeside(request)
      } catch (cause) {
        return unexpected('The PDFs could not be made', cause)
      }
    },
    previewPdf: async (_window, { html, paper }) => {
      try {
        return ok(await htmlToPdf(html, paper))
      } catch (cause) {
        return unexpected('The pages could not be drawn', cause)
      }
    },
    printHtml: async (_window, html) => {
      try {
        const answer = dialogs.printAnswer()
        const outcome = answer === undefined ? await printPage(html, paper()) : answer ? 'printed' : 'cancelled'
        return outcome === 'failed'
          ? err(
              appError(
                'NotPrinted',
                'No printer took the page. Set one up in the system’s settings, or export it as PDF instead.',
              ),
            )
          : ok({ printed: outcome === 'printed' })
      } catch (cause) {
        return unexpected('The page could not be printed', cause)
      }
    },
    setTitle: (window, title) => window.setTitle(title === '' ? 'Commonplace' : title),
    setTheme: (_window, theme) => {
      // Every window says its theme when it begins.
      if (nativeTheme.themeSource === theme && settings.get().theme === theme) return
      nativeTheme.themeSource = theme
      settings.setTheme(theme)
      onSettings()
    },
    paper,
    setPaper: (_window, chosen) => settings.setPaper(chosen),
    openExternal: (_window, url) => openInBrowser(url),
  }
}

/** The window of a page of ours; anything else (another frame, another origin) gets nothing. */
function senderWindow(event: IpcMainInvokeEvent | IpcMainEvent): BrowserWindow | undefined {
  const frame = event.senderFrame
  if (!frame || frame.parent || !frame.url.startsWith(`${APP_ORIGIN}/`)) return undefined
  return BrowserWindow.fromWebContents(event.sender) ?? undefined
}

export function answerCalls(parts: CallsParts): void {
  const answer = handlers(parts)
  ipcMain.handle(CHANNEL.call, async (event, name: unknown, input: unknown) => {
    const window = senderWindow(event)
    if (!window || typeof name !== 'string' || !Object.hasOwn(shellCalls, name)) throw new Error('InvalidInput')
    const call = name as ShellCallName
    const parsed = shellCalls[call].safeParse(input)
    if (!parsed.success) throw new Error(`InvalidInput: ${call}: ${parsed.error.issues[0]?.message ?? ''}`)
    try {
      return await answer[call](window, parsed.data as never)
    } catch (cause) {
      throw new Error(`Unexpected: logged as ${parts.log.incident(`${call} failed`, cause)}`)
    }
  })
  ipcMain.on(CHANNEL.pageReady, (event) => {
    const window = senderWindow(event)
    if (window) parts.workspaces.pageReady(window)
  })
}
