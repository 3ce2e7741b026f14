/** Lexical as its own guide sets it up, without collaboration: what typing in the product is measured against. */
import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical'
import { createRoot } from 'react-dom/client'

/** The same paragraphs as the product's note, by the address. */
const paragraphs = JSON.parse(decodeURIComponent(location.hash.slice(1))) as string[]

function fill(): void {
  for (const words of paragraphs) $getRoot().append($createParagraphNode().append($createTextNode(words)))
}

const config = {
  namespace: 'plain',
  editorState: fill,
  onError: (error: Error) => {
    throw error
  },
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <LexicalComposer initialConfig={config}>
    <RichTextPlugin contentEditable={<ContentEditable />} ErrorBoundary={LexicalErrorBoundary} />
    <HistoryPlugin />
  </LexicalComposer>,
)
