/** The names of the channels between preload and main; nothing else may cross. */
export const CHANNEL = {
  /** invoke(name, input) → what shared/contract/shell.ts says */
  call: 'shell:call',
  /** The page has run its scripts and listens. */
  pageReady: 'shell:page-ready',
  port: 'shell:port',
  menu: 'shell:menu',
  state: 'shell:state',
  /** An invitation whose link was opened in the system. */
  invite: 'shell:invite',
} as const
