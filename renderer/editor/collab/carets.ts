/**
 * Carets of teammates in one note, and this person's own for them. They travel as awareness, which is never stored.
 * What arrives was written by another device: it is checked, counted and read without trust in any of it.
 */
import { $getAnchorAndFocusForUserState, type Binding, type UserState } from '@lexical/yjs'
import type { LexicalEditor, NodeKey } from 'lexical'
import * as Y from 'yjs'
import { z } from 'zod'
import { NOTE_ROOT } from '#shared/docs/layout.ts'

/** What carries them; y-protocols' Awareness does. */
export interface CaretLine {
  readonly clientID: number
  getStates(): ReadonlyMap<number, unknown>
  setLocalState(state: Record<string, unknown> | null): void
  on(event: 'change', listener: () => void): void
  off(event: 'change', listener: () => void): void
}

/** Who this window's caret belongs to. */
export interface CaretOwner {
  memberId: string
  name: string
}

export interface CaretPoint {
  key: NodeKey
  offset: number
}

/** A teammate's caret where it stands in this editor now. */
export interface ShownCaret extends CaretOwner {
  client: number
  anchor: CaretPoint
  focus: CaretPoint
}

export interface Carets {
  /** Whose caret is shown to teammates; null: nobody is there to be shown it, or it is nobody's business. */
  setOwner: (owner: CaretOwner | null) => void
  /** Ties them to an editor until the returned function is called. */
  attach: (binding: Binding, editor: LexicalEditor) => () => void
  /** The person's own caret, as the binding knows it. */
  moved: (state: UserState) => void
  focused: (isFocused: boolean) => void
  /** Teammates' carets, most recent state of each; empty while no editor is attached. */
  shown: () => ShownCaret[]
  subscribe: (listener: () => void) => () => void
  /** Takes this person's caret away from the others. */
  leave: () => void
}

/** A caret moves with every key; nobody sees more than these a second, and a key must cost nothing. */
const PUBLISH_EVERY_MS = 80
/** More carets in one note are no help to anybody. */
const MOST_SHOWN = 12

const YId = z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() })
const Position = z.object({
  type: YId.nullish(),
  // Any other name would make a new root type in the document.
  tname: z.literal(NOTE_ROOT).nullish(),
  item: YId.nullish(),
  assoc: z.int().optional(),
})
const State = z.object({
  memberId: z.string().max(64),
  name: z.string().max(300),
  anchorPos: Position,
  focusPos: Position,
})

const toPosition = (json: z.infer<typeof Position>): Y.RelativePosition =>
  Y.createRelativePositionFromJSON(JSON.parse(JSON.stringify(json)))

export function createCarets(line: CaretLine): Carets {
  let owner: CaretOwner | null = null
  let own: UserState | null = null
  let isFocused = false
  let isTold = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let attached: { binding: Binding; editor: LexicalEditor } | null = null

  const publish = (): void => {
    timer = undefined
    if (owner === null || own === null || own.anchorPos === null || own.focusPos === null || !isFocused) {
      // An empty state instead of none: y-protocols starts with it, and none says that the window is gone.
      if (isTold) line.setLocalState({})
      isTold = false
      return
    }
    isTold = true
    line.setLocalState({ ...owner, anchorPos: own.anchorPos, focusPos: own.focusPos })
  }
  const publishSoon = (): void => {
    if (owner === null && !isTold) return
    timer ??= setTimeout(publish, PUBLISH_EVERY_MS)
  }

  const resolve = (client: number, raw: unknown): ShownCaret | null => {
    const state = State.safeParse(raw)
    if (!state.success || !attached) return null
    const { memberId, name, anchorPos, focusPos } = state.data
    try {
      const { anchorKey, anchorOffset, focusKey, focusOffset } = $getAnchorAndFocusForUserState(attached.binding, {
        anchorPos: toPosition(anchorPos),
        focusPos: toPosition(focusPos),
        name,
        color: '',
        focusing: true,
        awarenessData: {},
      })
      if (anchorKey === null || focusKey === null) return null
      return {
        client,
        memberId,
        name,
        anchor: { key: anchorKey, offset: anchorOffset },
        focus: { key: focusKey, offset: focusOffset },
      }
    } catch {
      // A place that this document does not have, or not yet.
      return null
    }
  }

  return {
    setOwner: (next) => {
      if (next?.memberId === owner?.memberId && next?.name === owner?.name) return
      owner = next
      clearTimeout(timer)
      publish()
    },
    attach: (binding, editor) => {
      attached = { binding, editor }
      return () => {
        if (attached?.binding === binding) attached = null
      }
    },
    moved: (state) => {
      own = state
      publishSoon()
    },
    focused: (next) => {
      isFocused = next
      publishSoon()
    },
    shown: () => {
      if (!attached) return []
      const states = [...line.getStates()].filter(([client]) => client !== line.clientID)
      if (states.length === 0) return []
      return attached.editor
        .getEditorState()
        .read(() => states.flatMap(([client, state]) => resolve(client, state) ?? []).slice(0, MOST_SHOWN))
    },
    subscribe: (listener) => {
      line.on('change', listener)
      return () => line.off('change', listener)
    },
    leave: () => {
      clearTimeout(timer)
      timer = undefined
      own = null
      if (isTold) line.setLocalState({})
      isTold = false
    },
  }
}
