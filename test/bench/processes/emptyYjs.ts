/** Yjs and one empty document: the least a process with documents can weigh. */
import * as Y from 'yjs'
import { reportMemory } from './settle.ts'

const doc = new Y.Doc()
doc.getText('text')
await reportMemory()
