/** Tells the nodes of shared/editor, which know nothing of React, how a window draws them. */
import { $isEntityLink, $isInsightBlock, $isQuoteBlock, setDecorators } from '#shared/editor/nodes.ts'
import { EntityLinkView } from './EntityLinkView.tsx'
import { InsightBlockView } from './InsightBlockView.tsx'
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
    'insight-block': (node) =>
      $isInsightBlock(node) ? (
        <InsightBlockView
          nodeKey={node.getKey()}
          picture={node.getPicture()}
          filters={node.getFilters()}
          caption={node.getCaption()}
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
