/**
 * The system's dialogs. In tests of the real window, where nobody can click them, a file answers:
 * COMMONPLACE_DIALOG_ANSWERS names a JSON file of lists, one answer per question in order.
 */
import { readFileSync } from 'node:fs'
import { type BrowserWindow, dialog } from 'electron'
import { z } from 'zod'
import type { FolderPurpose } from '#shared/contract/shell.ts'
import { FILE_ENDING } from '#shared/sync/workspaceFile.ts'

const Answers = z.object({
  chooseFiles: z.array(z.array(z.string())).default([]),
  chooseTable: z.array(z.string().nullable()).default([]),
  chooseLogo: z.array(z.string().nullable()).default([]),
  chooseFolder: z.array(z.string().nullable()).default([]),
  chooseWorkspaceFile: z.array(z.string().nullable()).default([]),
  saveFile: z.array(z.string().nullable()).default([]),
  print: z.array(z.boolean()).default([]),
})
type Answers = z.infer<typeof Answers>

export interface Dialogs {
  chooseFiles(parent: BrowserWindow): Promise<string[]>
  chooseTable(parent: BrowserWindow): Promise<string | null>
  chooseLogo(parent: BrowserWindow): Promise<string | null>
  chooseFolder(parent: BrowserWindow, kind: FolderPurpose): Promise<string | null>
  chooseWorkspaceFile(parent: BrowserWindow): Promise<string | null>
  chooseSavePath(parent: BrowserWindow, suggested: string, ending: string, label: string): Promise<string | null>
  /** Undefined: ask the system's own print dialog. */
  printAnswer(): boolean | undefined
}

const IMPORTABLE = [
  ...'html htm mhtml pdf docx md markdown txt text epub qdpx qdc bib bibtex ris json jsonld zip'.split(' '),
  FILE_ENDING,
]

const folderWords: Readonly<Record<FolderPurpose, { title: string; buttonLabel: string }>> = {
  open: { title: "Open a workspace's folder", buttonLabel: 'Open' },
  create: { title: 'Choose a folder for the new workspace', buttonLabel: 'Choose' },
  import: { title: 'Import a folder of notes and documents', buttonLabel: 'Import' },
  export: { title: 'Choose where the folder of notes is made', buttonLabel: 'Choose' },
}

async function oneFile(
  parent: BrowserWindow,
  title: string,
  name: string,
  extensions: string[],
): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(parent, {
    title,
    buttonLabel: 'Choose',
    properties: ['openFile'],
    filters: [
      { name, extensions },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return filePaths[0] ?? null
}

export function systemDialogs(): Dialogs {
  return {
    chooseFiles: async (parent) => {
      const { filePaths } = await dialog.showOpenDialog(parent, {
        title: 'Import documents',
        buttonLabel: 'Import',
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'Documents', extensions: IMPORTABLE },
          { name: 'All files', extensions: ['*'] },
        ],
      })
      return filePaths
    },
    chooseTable: (parent) => oneFile(parent, 'Choose a table', 'Tables', ['csv', 'tsv', 'txt']),
    chooseLogo: (parent) => oneFile(parent, 'Choose a logo', 'Pictures', ['png', 'jpg', 'jpeg', 'svg']),
    chooseFolder: async (parent, kind) => {
      const { filePaths } = await dialog.showOpenDialog(parent, {
        ...folderWords[kind],
        properties: [
          'openDirectory',
          ...(kind === 'create' || kind === 'export' ? (['createDirectory', 'promptToCreate'] as const) : []),
        ],
      })
      return filePaths[0] ?? null
    },
    chooseWorkspaceFile: async (parent) => {
      const { filePaths } = await dialog.showOpenDialog(parent, {
        title: 'Choose a saved workspace',
        buttonLabel: 'Choose',
        properties: ['openFile'],
        filters: [
          { name: 'Saved workspaces', extensions: [FILE_ENDING] },
          { name: 'All files', extensions: ['*'] },
        ],
      })
      return filePaths[0] ?? null
    },
    chooseSavePath: async (parent, suggested, ending, label) => {
      const { filePath } = await dialog.showSaveDialog(parent, {
        defaultPath: suggested,
        filters: [{ name: label, extensions: [ending] }],
      })
      return filePath || null
    },
    printAnswer: () => undefined,
  }
}

/** Answers from the file, which is read at every question so that a test may change it; past its end: nothing chosen. */
export function answeredDialogs(file: string): Dialogs {
  const asked = new Map<keyof Answers, number>()
  const next = <K extends keyof Answers>(kind: K): Answers[K][number] | undefined => {
    const answers = Answers.parse(JSON.parse(readFileSync(file, 'utf8')))
    const at = asked.get(kind) ?? 0
    asked.set(kind, at + 1)
    return answers[kind][at]
  }
  return {
    chooseFiles: () => Promise.resolve(next('chooseFiles') ?? []),
    chooseTable: () => Promise.resolve(next('chooseTable') ?? null),
    chooseLogo: () => Promise.resolve(next('chooseLogo') ?? null),
    chooseFolder: () => Promise.resolve(next('chooseFolder') ?? null),
    chooseWorkspaceFile: () => Promise.resolve(next('chooseWorkspaceFile') ?? null),
    chooseSavePath: () => Promise.resolve(next('saveFile') ?? null),
    printAnswer: () => next('print') ?? false,
  }
}
