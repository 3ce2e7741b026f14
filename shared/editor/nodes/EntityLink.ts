/** A link inside text to a note, a source or a code, by id; the label is the name last seen. */
import {
  $create,
  DecoratorNode,
  enumValue,
  type LexicalEditor,
  type LexicalNode,
  nodeSchema,
  numberValue,
  stringValue,
  withField,
} from 'lexical'
import { decorateByType } from './decorators.ts'
import { $createElement, type Dom } from './dom.ts'

export type EntityKind = 'note' | 'source' | 'code'

export interface EntityLinkProps {
  kind: EntityKind
  targetId: string
  /** The target's name when the note was last told. */
  lastLabel: string
}

export class EntityLink extends DecoratorNode<unknown> {
  __kind: EntityKind = 'note'
  __targetId = ''
  __lastLabel = ''
  /** Bold, italic and so on, in the bits that text nodes use. */
  __format = 0

  override $config() {
    return this.config('entity-link', {
      extends: DecoratorNode,
      json: nodeSchema<EntityLink>()({
        kind: withField(enumValue(['note', 'source', 'code']), { field: '__kind' }),
        targetId: withField(stringValue(), { field: '__targetId' }),
        lastLabel: withField(stringValue(), { field: '__lastLabel' }),
        format: withField(numberValue(), { field: '__format' }),
      }),
    })
  }

  getKind(): EntityKind {
    return this.getLatest().__kind
  }
  getTargetId(): string {
    return this.getLatest().__targetId
  }
  getLastLabel(): string {
    return this.getLatest().__lastLabel
  }

  override createDOM(): Dom {
    return $createElement('span')
  }
  override updateDOM(): false {
    return false
  }
  override exportDOM(): { element: Dom } {
    const href = `commonplace:${this.getKind()}/${this.getTargetId()}`
    return { element: $createElement('a', this.getLastLabel(), { href }) }
  }
  override isInline(): true {
    return true
  }
  override getTextContent(): string {
    return this.getLastLabel()
  }
  override decorate(editor: LexicalEditor): unknown {
    return decorateByType(this, editor)
  }
}

/** A new link to a note, source or code. Inside an editor update only. */
export function $createEntityLink({ kind, targetId, lastLabel }: EntityLinkProps): EntityLink {
  const node = $create(EntityLink)
  node.__kind = kind
  node.__targetId = targetId
  node.__lastLabel = lastLabel
  return node
}

export const $isEntityLink = (node: LexicalNode | null | undefined): node is EntityLink => node instanceof EntityLink
