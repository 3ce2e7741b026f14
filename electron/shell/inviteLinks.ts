/** Links of invitations as the system hands them over: which argument is one, and that this app opens them. */
import { app } from 'electron'
import { INVITE_PREFIX } from '#shared/members/inviteLink.ts'

const SCHEME = new URL(INVITE_PREFIX).protocol.slice(0, -1)
/** As shared/contract/shell.ts allows; whether it is a whole invitation, the page says. */
const MAX_CHARS = 20_000

/** The invitation among a start's arguments, if somebody opened one. */
export const inviteIn = (argv: readonly string[]): string | undefined =>
  argv.find((argument) => argument.length <= MAX_CHARS && argument.toLowerCase().startsWith(INVITE_PREFIX))

/**
 * Asks the system to open such links with this app. Run from its source, the app is Electron with a folder: Windows can be
 * told both, macOS and Linux would start an Electron without the folder, so there the link is pasted.
 */
export function openInviteLinks(root: string): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(SCHEME)
  else if (process.platform === 'win32') app.setAsDefaultProtocolClient(SCHEME, process.execPath, [root])
}
