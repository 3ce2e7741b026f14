/** Tells the nodes of shared/editor, which know nothing of React, how a window draws them. */
import { $isEntityLink, $isQuoteBlock, setDecorators } from '#shared/editor/nodes.ts'
import { EntityLinkView } from './EntityLinkView.tsx'
import { QuoteBlockView } from './QuoteBlockView.tsx'
import { RuleView } from './RuleView.tsx'

/** Once, before the first editor is made. */
export function installDecorators(): void {
  setDecorators({
    'quote-block': (node) =>
      $isQuoteBlock(node) ? (
        <QuoteBlockView
          nodeKey={node.getKey()}
          quoteId={node.getQuoteId()}
          sourceId={node.getSourceId()}
          lastWords={node.getLastWords()}
          lastTitle={node.getLastTitle()}
        />
      ) : null,
    'entity-link': (node) =>
      $isEntityLink(node) ? (
        <EntityLinkView
          nodeKey={node.getKey()}
          kind={node.getKind()}
          targetId={node.getTargetId()}
          lastLabel={node.getLastLabel()}
          format={node.__format}
        />
      ) : null,
    horizontalrule: (node) => <RuleView nodeKey={node.getKey()} />,
  })
}
