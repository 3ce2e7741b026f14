/** A document of the pack on screen: its Markdown tree as elements, footnotes at its end. */
import { Fragment, type ReactNode } from 'react'
import type { FootnoteDefinition, Root, RootContent } from 'mdast'
import styles from './Pack.module.css'

export function TreeView({ tree }: { tree: Root }) {
  const notes = tree.children.filter((node): node is FootnoteDefinition => node.type === 'footnoteDefinition')
  const numbers = new Map(notes.map(({ identifier }, i) => [identifier, i + 1]))
  return (
    <>
      {all(tree.children, numbers)}
      {notes.length > 0 && (
        <ol className={styles.footnotes} aria-label="Sources">
          {notes.map((note) => (
            <li key={note.identifier}>{all(note.children, numbers)}</li>
          ))}
        </ol>
      )}
    </>
  )
}

type Numbers = ReadonlyMap<string, number>

const all = (nodes: readonly RootContent[], numbers: Numbers): ReactNode[] =>
  nodes.map((node, i) => <Fragment key={i}>{shown(node, numbers)}</Fragment>)

function heading(depth: number, words: ReactNode): ReactNode {
  if (depth === 1) return <h1>{words}</h1>
  if (depth === 2) return <h2>{words}</h2>
  return depth === 3 ? <h3>{words}</h3> : <h4>{words}</h4>
}

function shown(node: RootContent, numbers: Numbers): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return <pre>{node.value}</pre>
    case 'emphasis':
      return <em>{all(node.children, numbers)}</em>
    case 'strong':
      return <strong>{all(node.children, numbers)}</strong>
    case 'delete':
      return <del>{all(node.children, numbers)}</del>
    // On paper there is nothing to follow.
    case 'link':
      return <span>{all(node.children, numbers)}</span>
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'paragraph':
      return <p>{all(node.children, numbers)}</p>
    case 'heading':
      return heading(node.depth, all(node.children, numbers))
    case 'blockquote':
      return <blockquote>{all(node.children, numbers)}</blockquote>
    case 'list': {
      const items = node.children.map((item, i) => <li key={i}>{all(item.children, numbers)}</li>)
      return node.ordered ? <ol start={node.start ?? 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table': {
      const [head, ...rows] = node.children
      return (
        <table className={styles.grid}>
          <thead>
            <tr>
              {head?.children.map((cell, i) => (
                <th key={i} scope="col">
                  {all(cell.children, numbers)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {row.children.map((cell, i) => (
                  <td key={i}>{all(cell.children, numbers)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    }
    case 'footnoteReference':
      return <sup>{numbers.get(node.identifier) ?? ''}</sup>
    default:
      return null
  }
}
