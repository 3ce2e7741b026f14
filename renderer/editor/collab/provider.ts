/**
 * The binding keeps the caret in place across remote changes by way of an awareness. This one stays inside the editor
 * and tells where the person's own caret stands; what teammates are told of it is carets.ts's.
 */
import type { Provider, ProviderAwareness, UserState } from '@lexical/yjs'

function createLocalAwareness(clientId: number, moved: (state: UserState) => void): ProviderAwareness {
  let state: UserState | null = {
    anchorPos: null,
    focusPos: null,
    color: '',
    name: '',
    focusing: true,
    awarenessData: {},
  }
  const set = (next: UserState | null): void => {
    state = next
    if (next) moved(next)
  }
  return {
    getLocalState: () => state,
    getStates: () => (state === null ? new Map() : new Map([[clientId, state]])),
    setLocalState: set,
    setLocalStateField: (field, value) => {
      if (state !== null) set({ ...state, [field]: value })
    },
    on: () => undefined,
    off: () => undefined,
  }
}

/** A provider that carries nothing: renderer/data moves the document's updates. `moved` hears of the person's caret. */
export const createLocalProvider = (clientId: number, moved: (state: UserState) => void): Provider => ({
  awareness: createLocalAwareness(clientId, moved),
  connect: () => undefined,
  disconnect: () => undefined,
  on: () => undefined,
  off: () => undefined,
})
