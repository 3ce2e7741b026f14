/**
 * Lexical as its own guide sets it up, without collaboration: what typing in the product is measured against. The words
 * are set as in the product, in the same type and column: how long a line takes to lay out is not what is compared.
 */
import '#renderer/ui/base/global.ts'
import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical'
import { createRoot } from 'react-dom/client'
import noteStyles from '#renderer/editor/note.module.css'
import { noteTheme } from '#renderer/editor/theme.ts'
import styles from './plain.module.css'

/** The same paragraphs as the product's note, by the address. */
const paragraphs = JSON.parse(decodeURIComponent(location.hash.slice(1))) as string[]

function fill(): void {
  for (const words of paragraphs) $getRoot().append($createParagraphNode().append($createTextNode(words)))
}

const config = {
  namespace: 'plain',
  theme: noteTheme,
  editorState: fill,
  onError: (error: Error) => {
    throw error
  },
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <LexicalComposer initialConfig={config}>
    <main className={styles.window}>
      <article className={styles.note}>
        <RichTextPlugin
          contentEditable={<ContentEditable className={noteStyles.text ?? ''} />}
          ErrorBoundary={LexicalErrorBoundary}
        />
        <HistoryPlugin />
      </article>
    </main>
  </LexicalComposer>,
)
