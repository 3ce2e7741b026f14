/** Markdown as it is typed: "# ", "- ", "[] ", "> ", "**bold**", "---". */
import {
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CHECK_LIST,
  CODE,
  type ElementTransformer,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
  ORDERED_LIST,
  QUOTE,
  STRIKETHROUGH,
  type Transformer,
  UNORDERED_LIST,
} from '@lexical/markdown'
import { $createHorizontalRule, $isHorizontalRule, HorizontalRule } from '#shared/editor/nodes.ts'

export const ruleSigns = /^(---|\*\*\*|___)\s?$/

const RULE: ElementTransformer = {
  type: 'element',
  dependencies: [HorizontalRule],
  regExp: ruleSigns,
  export: (node) => ($isHorizontalRule(node) ? '---' : null),
  replace: (parent) => {
    const rule = $createHorizontalRule()
    if (parent.getNextSibling() === null) parent.insertBefore(rule)
    else parent.replace(rule)
    rule.selectNext()
  },
}

/** Checklists before lists: "- [ ] " begins like a list. */
export const typedMarkdown: Transformer[] = [
  CHECK_LIST,
  HEADING,
  QUOTE,
  UNORDERED_LIST,
  ORDERED_LIST,
  RULE,
  CODE,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  STRIKETHROUGH,
  LINK,
]
