/**
 * The binding keeps the caret in place across remote changes by way of an awareness. This one stays inside the
 * editor: where a caret stands is nobody else's business until there are teammates to show it to.
 */
import type { Provider, ProviderAwareness, UserState } from '@lexical/yjs'

function createLocalAwareness(clientId: number): ProviderAwareness {
  let state: UserState | null = {
    anchorPos: null,
    focusPos: null,
    color: '',
    name: '',
    focusing: true,
    awarenessData: {},
  }
  return {
    getLocalState: () => state,
    getStates: () => (state === null ? new Map() : new Map([[clientId, state]])),
    setLocalState: (next) => {
      state = next
    },
    setLocalStateField: (field, value) => {
      if (state !== null) state = { ...state, [field]: value }
    },
    on: () => undefined,
    off: () => undefined,
  }
}

/** A provider that carries nothing: renderer/data moves the document's updates. */
export const createLocalProvider = (clientId: number): Provider => ({
  awareness: createLocalAwareness(clientId),
  connect: () => undefined,
  disconnect: () => undefined,
  on: () => undefined,
  off: () => undefined,
})
