/** Whether plain text that is pasted was written as Markdown: its marks say more than its words would suffer. */

const blockMarks = [
  /^#{1,6} \S/m,
  /^\s*[-*+] \S.*\n\s*[-*+] \S/m,
  /^\s*[-*+] \[[ xX]\] /m,
  /^\s*\d+[.)] \S.*\n\s*\d+[.)] \S/m,
  /^> \S/m,
  /^```/m,
  /^\|.*\|\s*\n\|[\s:|-]+\|/m,
]
const inlineMarks = [
  /\[[^\]\n]+\]\((?:https?:|mailto:|commonplace:)[^)\s]+\)/,
  /\*\*[^\s*][^*\n]*\*\*/,
  /(^|\s)`[^`\n]+`(\s|$)/m,
]

export const looksLikeMarkdown = (text: string): boolean =>
  blockMarks.some((mark) => mark.test(text)) || inlineMarks.some((mark) => mark.test(text))
