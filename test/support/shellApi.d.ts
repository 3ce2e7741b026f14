/** Pages evaluated from tests see the shell as the app does. */
import type { ShellApi } from '#shared/contract/shell.ts'

declare global {
  interface Window {
    readonly commonplace: ShellApi
  }
}
