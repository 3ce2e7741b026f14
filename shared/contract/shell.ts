/**
 * What a window may ask of the shell (Electron's main process): dialogs, workspaces, files to
 * save, titles, theme. Everything about the workspace's content goes to the core by the port.
 *
 * The port itself arrives as a `message` event of the window: `{ type: PORT_MESSAGE }` with the
 * MessagePort as its only transferred port, once the page has been read, and again with a new
 * port whenever the core was started again or another workspace was opened in this window.
 */
import { z } from 'zod'
import type { AppError } from './errors.ts'
import { Passphrase } from './workspaceFile.ts'
import type { Result } from '../model/result.ts'
import { Paper } from '../model/workshop.ts'

export const PORT_MESSAGE = 'commonplace-port'

const Path = z.string().min(1).max(4096)
const Title = z.string().max(300)
/** A book of 5 MB text as HTML stays far below. */
const Document = z.string().max(200_000_000)

/** A workspace that is open in a window, or being opened. */
export interface OpenWorkspace {
  path: string
  name: string
  /** It is still being opened: a `LastSeen` in JSON, which may be shown until then (lastSeen.ts). */
  lastSeen?: string
}

/** A workspace that was open lately; ms since 1970. */
export const RecentWorkspace = z.object({ path: Path, name: z.string(), openedAt: z.int().nonnegative() })
export type RecentWorkspace = z.infer<typeof RecentWorkspace>

export const Theme = z.enum(['light', 'dark', 'system'])
export type Theme = z.infer<typeof Theme>

export const SaveFileRequest = z.object({
  /** Without or with an ending; the kind decides. */
  suggestedName: z.string().max(255),
  /** The text of the file; a whole HTML page for `html` and `pdf`, the bytes in base64 for `png`. */
  content: Document,
  kind: z.enum(['markdown', 'html', 'pdf', 'csv', 'svg', 'png', 'bibtex', 'ris', 'csl', 'jsonld']),
})
export type SaveFileRequest = z.infer<typeof SaveFileRequest>

export const PlaceForExportRequest = z.object({
  /** Without or with an ending; the kind decides. */
  suggestedName: z.string().max(255),
  kind: z.enum(['docx', 'xlsx', 'csv', 'qdpx', 'qdc', 'markdown']),
})
export type PlaceForExportRequest = z.infer<typeof PlaceForExportRequest>

export const CreateWorkspaceRequest = z.object({
  /** The folder to make; without it, Documents/Commonplace/NAME (with a number when that is taken). */
  path: Path.optional(),
  name: z.string().trim().min(1).max(300),
  /** Fills the workspace with the sample content before it opens. */
  sample: z.boolean().optional(),
})
export type CreateWorkspaceRequest = z.infer<typeof CreateWorkspaceRequest>

export const JoinWorkspaceRequest = z.object({
  /** An invitation; it holds a secret and is kept nowhere but in the new folder. */
  link: z.string().min(1).max(20_000),
  /** The name under which this person joins. */
  name: z.string().trim().min(1).max(300),
  /** The folder to make; without it, Documents/Commonplace/NAME OF THE WORKSPACE. */
  path: Path.optional(),
  /** In this window, which shows an invitation that was refused: what was begun for that one is given up. */
  instead: z.boolean().optional(),
})
export type JoinWorkspaceRequest = z.infer<typeof JoinWorkspaceRequest>

/** Which saved workspace, in which folder, and as whom. */
export const OpenWorkspaceFileRequest = z.object({
  file: Path,
  passphrase: Passphrase.nullable(),
  /** Somebody new, by this name; without it whoever saved the file goes on here. */
  name: z.string().trim().min(1).max(300).optional(),
  /** The folder to make; without it, Documents/Commonplace/NAME OF THE WORKSPACE. */
  path: Path.optional(),
})
export type OpenWorkspaceFileRequest = z.infer<typeof OpenWorkspaceFileRequest>

/** What a saved workspace says of itself before it is opened; with a passphrase: nothing. */
export interface WorkspaceFileHead {
  isLocked: boolean
  name: string | null
  by: string | null
  /** ms since 1970. */
  madeAt: number | null
}

/** What a folder is chosen for. */
export const FolderPurpose = z.enum(['open', 'create', 'import', 'export'])
export type FolderPurpose = z.infer<typeof FolderPurpose>

export const PdfBesideRequest = z.object({
  folder: Path,
  /** Names of web pages in the folder. */
  files: z
    .array(
      z
        .string()
        .max(255)
        .regex(/^[^/\\]+\.html$/),
    )
    .max(50),
  paper: Paper,
})
export type PdfBesideRequest = z.infer<typeof PdfBesideRequest>

/** A whole HTML page, and the paper that it would be printed on. */
export const PreviewPdfRequest = z.object({ html: Document, paper: Paper })
export type PreviewPdfRequest = z.infer<typeof PreviewPdfRequest>

/** The inputs of the calls that cross to the main process, which checks them again there. */
export const shellCalls = {
  chooseFiles: z.undefined(),
  chooseTable: z.undefined(),
  chooseLogo: z.undefined(),
  chooseFolder: FolderPurpose,
  openWorkspace: Path,
  createWorkspace: CreateWorkspaceRequest,
  joinWorkspace: JoinWorkspaceRequest,
  chooseWorkspaceFile: z.undefined(),
  placeForWorkspaceFile: Title,
  readWorkspaceFileHead: Path,
  openWorkspaceFile: OpenWorkspaceFileRequest,
  currentWorkspace: z.undefined(),
  recentWorkspaces: z.undefined(),
  forgetRecent: Path,
  placeForExport: PlaceForExportRequest,
  saveFile: SaveFileRequest,
  printHtml: Document,
  pdfBeside: PdfBesideRequest,
  previewPdf: PreviewPdfRequest,
  setTitle: Title,
  setTheme: Theme,
  paper: z.undefined(),
  setPaper: Paper,
  openExternal: z.url({ protocol: /^https?$/ }).max(4000),
} as const
export type ShellCallName = keyof typeof shellCalls

/** `down`: it died and is being started again. `failed`: it will not start; one sentence says why. */
export type CoreState = 'up' | 'down' | { failed: string }

type Outcome<T> = Result<T, AppError>
type Unlisten = () => void

/** `window.commonplace`. */
export interface ShellApi {
  readonly platform: 'darwin' | 'win32' | 'linux'
  /** Files to import; empty when nothing was chosen. */
  chooseFiles(): Promise<string[]>
  /** A table of text (CSV) to read; null when nothing was chosen. */
  chooseTable(): Promise<string | null>
  /** A picture for a template; null when nothing was chosen. */
  chooseLogo(): Promise<string | null>
  /**
   * `open`: a folder that holds a workspace; `create`: an empty one for a new workspace; `import`: one of notes and
   * documents; `export`: the one in which such a folder is made.
   */
  chooseFolder(kind: FolderPurpose): Promise<string | null>
  /** Opens it in this window when that shows no workspace yet, otherwise in a window of its own. */
  openWorkspace(path: string): Promise<Outcome<OpenWorkspace>>
  createWorkspace(request: CreateWorkspaceRequest): Promise<Outcome<OpenWorkspace>>
  /** Makes a folder for a team's workspace and opens it; what is fetched shows in it. Errors: `InviteLinkBroken`, `InviteLinkTooNew`. */
  joinWorkspace(request: JoinWorkspaceRequest): Promise<Outcome<OpenWorkspace>>
  /** A saved workspace to open or merge; null when nothing was chosen. */
  chooseWorkspaceFile(): Promise<string | null>
  /** Where to save a workspace of this name; null when no place was chosen. */
  placeForWorkspaceFile(name: string): Promise<string | null>
  /** Errors: `FileNotFound`, `FileUnreadable`, `FileKindUnknown`, `FileBroken`, `WorkspaceTooNew`. */
  readWorkspaceFileHead(path: string): Promise<Outcome<WorkspaceFileHead>>
  /** Makes a folder of a saved workspace and opens it. Errors: `PassphraseNeeded`, `PassphraseWrong`, those of reading the file. */
  openWorkspaceFile(request: OpenWorkspaceFileRequest): Promise<Outcome<OpenWorkspace>>
  /** Null: this window shows the first-run screen. Waits while a workspace is being opened. */
  currentWorkspace(): Promise<OpenWorkspace | null>
  /** Newest first; folders that are gone are left out. */
  recentWorkspaces(): Promise<RecentWorkspace[]>
  forgetRecent(path: string): Promise<void>
  /** Where to save what the core writes by itself; null when no place was chosen. */
  placeForExport(request: PlaceForExportRequest): Promise<string | null>
  /** Null: the person chose no place. Errors: `FileNotWritten`. */
  saveFile(request: SaveFileRequest): Promise<Outcome<{ path: string } | null>>
  /** Prints web pages that were saved into a folder to PDFs of the same names beside them. Errors: `FileNotWritten`. */
  pdfBeside(request: PdfBesideRequest): Promise<Outcome<{ files: string[] }>>
  /** The page as a PDF, to be looked at before it leaves. Errors: `Unexpected`. */
  previewPdf(request: PreviewPdfRequest): Promise<Outcome<Uint8Array>>
  /** Shows the system's print dialog for a whole HTML page. False: not printed. */
  printHtml(html: string): Promise<Outcome<{ printed: boolean }>>
  /** Where a dropped File lies on disk; empty when it has no place there. */
  pathForFile(file: object): string
  setTitle(title: string): Promise<void>
  setTheme(theme: Theme): Promise<void>
  /** The paper for PDF and print: the one chosen last, before that the one of the system's region. */
  paper(): Promise<Paper>
  setPaper(paper: Paper): Promise<void>
  openExternal(url: string): Promise<void>
  /** An invitation that the system handed over because somebody opened its link; also one that came before. */
  onInviteLink(listener: (link: string) => void): Unlisten
  /** A menu item or its key: an id of shared/model/appCommands.ts. */
  onMenuCommand(listener: (id: string) => void): Unlisten
  /** Called at once when the state is known, and whenever it changes. */
  onCoreState(listener: (state: CoreState) => void): Unlisten
}
