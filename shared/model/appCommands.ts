/**
 * Every command of the app by id, with its words, its keys and its place in the menu bar. The
 * shell builds menus from this list, the renderer its palette and its key map; what a command
 * does is registered by the screen that can do it. "Mod" is Ctrl, on macOS ⌘.
 */
export type MenuName = 'file' | 'edit' | 'view' | 'go' | 'note' | 'quote' | 'help'

export interface AppCommand {
  id: string
  title: string
  /** "Mod+K"; two keys in a row are written "G L". Single letters act only in lists, readers and boards. */
  keys?: string
  menu?: MenuName
  /** More words under which the palette finds it. */
  also?: string
  /** Said where it cannot be done: what it wants first. */
  needs?: string
}

type Row = readonly [id: string, title: string, also?: string | undefined, keys?: string]

/** Commands of one menu that want the same thing first: id, title, other words, keys. */
const wanting = <const T extends readonly Row[]>(
  needs: string,
  menu: MenuName,
  rows: T,
): (AppCommand & { id: T[number][0] })[] =>
  rows.map(([id, title, also, keys]) => ({
    id,
    title,
    menu,
    needs,
    ...(also !== undefined && { also }),
    ...(keys !== undefined && { keys }),
  }))

export const appCommands = [
  {
    id: 'library.import',
    title: 'Import files…',
    keys: 'Mod+O',
    menu: 'file',
    also: 'add source open pdf docx html epub',
  },
  {
    id: 'library.importFolder',
    title: 'Import a folder…',
    menu: 'file',
    also: 'vault obsidian markdown notes directory zip',
  },
  { id: 'library.paste', title: 'Add pasted text as a source', menu: 'file', also: 'clipboard' },
  { id: 'note.new', title: 'New note', keys: 'Mod+N', menu: 'file' },
  ...wanting('Go to the plan first', 'file', [
    ['plan.new', 'New plan', 'programme empty'],
    ['plan.template', 'New plan from the template', 'programme phases steps'],
  ]),
  { id: 'person.new', title: 'New person', menu: 'file', also: 'advocate candidate', needs: 'Go to people first' },
  {
    id: 'person.log',
    title: 'Log what happened with this person',
    keys: 'L',
    menu: 'edit',
    also: 'interaction act give ask write down',
    needs: 'Open a person first',
  },
  {
    id: 'person.import',
    title: 'Import a log from a table…',
    menu: 'file',
    also: 'csv interactions people spreadsheet acts donations',
    needs: 'Go to people first',
  },
  {
    id: 'people.export',
    title: 'Export people…',
    menu: 'file',
    also: 'csv pseudonym anonymous save table log',
    needs: 'Go to people first',
  },
  {
    id: 'person.erase',
    title: 'Erase this person for good…',
    menu: 'edit',
    also: 'delete forget privacy gdpr',
    needs: 'Open a person first',
  },
  { id: 'workspace.new', title: 'New workspace…', menu: 'file', also: 'start empty client' },
  { id: 'workspace.sample', title: 'Look round the sample workspace', menu: 'file', also: 'example' },
  { id: 'workspace.switch', title: 'Open another workspace…', menu: 'file', also: 'recent folder' },
  { id: 'workspace.join', title: 'Join a team…', menu: 'file', also: 'invitation link paste share' },
  {
    id: 'workspace.save',
    title: 'Save the whole workspace to a file…',
    menu: 'file',
    also: 'export backup copy commonplace stick carry everything',
  },
  {
    id: 'workspace.openFile',
    title: 'Open a workspace from a file…',
    menu: 'file',
    also: 'import merge backup commonplace stick saved',
  },
  { id: 'workspace.rename', title: 'Rename this workspace…', menu: 'file' },
  { id: 'export.bibtex', title: 'Export references as BibTeX…', also: 'bib zotero citation bibliography' },
  { id: 'export.ris', title: 'Export references as RIS…', also: 'zotero endnote citation bibliography' },
  { id: 'export.csl', title: 'Export references as CSL-JSON…', also: 'zotero citation bibliography' },
  { id: 'export.annotations', title: 'Export quotes as Web Annotations…', also: 'w3c json-ld jsonld' },
  { id: 'cite.apa', title: 'Cite sources in APA', also: 'citation style references author date' },
  { id: 'cite.note', title: 'Cite sources in notes (Chicago)', also: 'citation style references footnotes' },
  { id: 'me.rename', title: 'Change your name…', menu: 'file', also: 'coder author' },
  {
    id: 'export.markdown',
    title: 'Export as Markdown…',
    menu: 'file',
    also: 'save',
    needs: 'Open a note, source, code or plan first',
  },
  {
    id: 'export.html',
    title: 'Export as a web page…',
    menu: 'file',
    also: 'save html',
    needs: 'Open a note, source, code or plan first',
  },
  {
    id: 'export.pdf',
    title: 'Export as PDF…',
    menu: 'file',
    also: 'save',
    needs: 'Open a note, source, code or plan first',
  },
  {
    id: 'export.folder',
    title: 'Export everything as a folder of notes…',
    menu: 'file',
    also: 'vault obsidian markdown directory save',
  },
  { id: 'print', title: 'Print…', keys: 'Mod+P', menu: 'file', needs: 'Open a note, source, code or plan first' },
  { id: 'edit.undo', title: 'Undo', keys: 'Mod+Z', menu: 'edit' },
  { id: 'edit.redo', title: 'Redo', keys: 'Mod+Shift+Z', menu: 'edit' },
  {
    id: 'find',
    title: 'Find in this source or note',
    keys: 'Mod+F',
    menu: 'edit',
    needs: 'Open a source or note first',
  },
  { id: 'search.open', title: 'Search everything', keys: 'Mod+Shift+F', menu: 'go' },
  { id: 'palette.open', title: 'Go to or do anything', keys: 'Mod+K', menu: 'go', also: 'palette switcher commands' },
  { id: 'go.library', title: 'Go to the library', keys: 'G L', menu: 'go', also: 'sources' },
  { id: 'go.notes', title: 'Go to notes', keys: 'G N', menu: 'go' },
  { id: 'go.codes', title: 'Go to the codebook', keys: 'G C', menu: 'go' },
  { id: 'go.plan', title: 'Go to the plan', keys: 'G P', menu: 'go', also: 'programme steps board phases' },
  { id: 'go.people', title: 'Go to people', keys: 'G E', menu: 'go', also: 'advocates candidates relationships' },
  {
    id: 'go.insight',
    title: 'Go to insight',
    keys: 'G I',
    menu: 'go',
    also: 'map phase norm evidence figures charts pictures statistics',
  },
  {
    id: 'go.disagreements',
    title: 'Go to disagreements',
    keys: 'G D',
    menu: 'go',
    also: 'coders differ settle agreement queue',
  },
  { id: 'go.team', title: 'Go to the team', keys: 'G T', menu: 'go', also: 'members devices sync share people' },
  { id: 'go.trash', title: 'Go to the trash', menu: 'go', also: 'deleted restore' },
  { id: 'go.back', title: 'Back', keys: 'Alt+ArrowLeft', menu: 'go', needs: 'Nothing to go back to' },
  { id: 'go.forward', title: 'Forward', keys: 'Alt+ArrowRight', menu: 'go', needs: 'Nothing to go forward to' },
  { id: 'view.sidebar', title: 'Show or fold the sidebar', keys: 'Mod+\\', menu: 'view' },
  {
    id: 'view.inspector',
    title: 'Show or hide the inspector',
    keys: 'Mod+.',
    menu: 'view',
    also: 'links details',
    needs: 'Open something first',
  },
  {
    id: 'insight.table',
    title: 'Show the map as a table or back',
    keys: 'T',
    menu: 'view',
    also: 'insight picture figures rows accessible',
    needs: 'Go to insight first',
  },
  { id: 'lens.toggle', title: 'Lenses on or off', menu: 'view', also: 'underline words people first hints' },
  { id: 'lens.words', title: 'Lenses and their word list…', menu: 'view', also: 'people first targets users settings' },
  {
    id: 'lens.next',
    title: 'Next place that a lens underlines',
    keys: 'F8',
    menu: 'view',
    also: 'finding why rewrite',
    needs: 'Open a note first',
  },
  { id: 'view.light', title: 'Light theme', menu: 'view', also: 'colour appearance' },
  { id: 'view.dark', title: 'Dark theme', menu: 'view', also: 'colour appearance night' },
  { id: 'view.system', title: 'Follow the system’s theme', menu: 'view', also: 'colour appearance' },
  { id: 'reader.larger', title: 'Larger reading text', menu: 'view', also: 'font size', needs: 'Open a source first' },
  {
    id: 'reader.smaller',
    title: 'Smaller reading text',
    menu: 'view',
    also: 'font size',
    needs: 'Open a source first',
  },
  { id: 'pane.next', title: 'Next pane', keys: 'F6', menu: 'view' },
  { id: 'pane.previous', title: 'Previous pane', keys: 'Shift+F6', menu: 'view' },
  ...wanting('Open a note first', 'note', [
    ['note.quote', 'Insert a quote from a source…', 'evidence embed'],
    ['note.link', 'Link to a note, source or code…', 'mention reference [[ wiki'],
    ['note.web', 'Link to a web page…', 'address url hyperlink', 'Mod+Shift+K'],
    ['note.bold', 'Bold', 'strong format', 'Mod+B'],
    ['note.italic', 'Italic', 'emphasis format', 'Mod+I'],
    ['note.strike', 'Strike through', 'delete format', 'Mod+Shift+X'],
    ['note.mono', 'Code in a line', 'monospace format', 'Mod+E'],
    ['note.heading-1', 'Heading', 'h1 title part'],
    ['note.heading-2', 'Subheading', 'h2 section'],
    ['note.heading-3', 'Small heading', 'h3'],
    ['note.text', 'Plain text', 'paragraph normal body'],
    ['note.list', 'List', 'bullets points ul'],
    ['note.numbers', 'Numbered list', 'ordered steps ol'],
    ['note.checks', 'Checklist', 'todo task box'],
    ['note.table', 'Insert a table', 'grid rows columns'],
    ['note.quotation', 'Quotation', 'blockquote said'],
    ['note.code', 'Preformatted text', 'code block monospace'],
    ['note.rule', 'Insert a line', 'rule divider separator'],
    ['note.up', 'Move this block up', 'paragraph item order', 'Alt+ArrowUp'],
    ['note.down', 'Move this block down', 'paragraph item order', 'Alt+ArrowDown'],
  ]),
  {
    id: 'quote.add',
    title: 'Quote the selection',
    keys: 'Q',
    menu: 'quote',
    also: 'highlight mark code',
    needs: 'Select words in a source first',
  },
  ...wanting('Open a source first', 'quote', [
    ['quote.next', 'Next quote', undefined, ']'],
    ['quote.previous', 'Previous quote', undefined, '['],
  ]),
  ...wanting('Choose a quote first', 'quote', [
    ['quote.memo', 'Write a memo on this quote', undefined, 'M'],
    ['quote.note', 'Put this quote into a new note', undefined, 'Mod+Enter'],
  ]),
  {
    id: 'quote.step',
    title: 'Put this onto a step of the plan…',
    keys: 'E',
    menu: 'quote',
    also: 'evidence supports disputes quote note',
    needs: 'Choose a quote or a note first',
  },
  {
    id: 'person.judge',
    title: 'Judge this relationship otherwise…',
    keys: 'O',
    menu: 'quote',
    also: 'state strong weakening failed growing ended override',
    needs: 'Open a person first',
  },
  {
    id: 'evidence.add',
    title: 'Add evidence to this step…',
    keys: 'E',
    menu: 'quote',
    also: 'quote observation note supports disputes',
    needs: 'Open a step of a plan first',
  },
  ...wanting('Open a source first', 'quote', [
    ['source.code', 'Code the source as a whole…'],
    ['source.read', 'Mark as read or unread'],
    ['source.reread', 'Read this source again', 'extract text import better version anew'],
  ]),
  { id: 'code.new', title: 'New code…', menu: 'quote' },
  ...wanting('Open a code first', 'quote', [
    ['code.below', 'New code below this one…'],
    ['code.edit', 'Edit this code…', 'definition colour move'],
    ['code.merge', 'Merge this code into another…', 'alias'],
    ['code.archive', 'Archive this code or take it out'],
  ]),
  ...wanting('Open a plan first', 'edit', [
    ['step.new', 'New step', 'plan task add', 'N'],
    ['plan.rename', 'Rename this plan…'],
    ['plan.trash', 'Trash this plan', 'delete move'],
  ]),
  ...wanting('Open a step first', 'edit', [['step.trash', 'Trash this step', 'plan delete move']]),
  ...wanting('Open a plan first', 'view', [
    ['plan.board', 'Show the plan as a board', 'kanban columns phases'],
    ['plan.outline', 'Show the plan as an outline', 'list'],
    ['plan.calendar', 'Show the plan as a calendar', 'month timeline days due'],
    ['plan.tensions', 'Show the tensions and where the team stands', 'contradictions claims terms words position'],
  ]),
  { id: 'team.invite', title: 'Invite somebody…', menu: 'file', also: 'team share link qr member' },
  {
    id: 'team.admit',
    title: 'Let in who waits at the door',
    menu: 'file',
    also: 'team admit knock accept',
    needs: 'Nobody waits with an invitation',
  },
  { id: 'team.brief', title: 'What changed while you were away', menu: 'view', also: 'team brief merge news others' },
  {
    id: 'team.pause',
    title: 'Pause sync or go on with it',
    menu: 'file',
    also: 'team offline stop resume',
    needs: 'You are alone in this workspace',
  },
  { id: 'team.device', title: 'Name this device…', menu: 'file', also: 'team laptop computer' },
  {
    id: 'team.leave',
    title: 'Leave this team…',
    menu: 'file',
    also: 'quit exit member',
    needs: 'You are alone in this workspace',
  },
  { id: 'item.trash', title: 'Move to the trash', keys: 'Delete', menu: 'edit', needs: 'Choose something first' },
  {
    id: 'trash.empty',
    title: 'Empty the trash…',
    menu: 'edit',
    also: 'delete for good forever purge',
    needs: 'Go to the trash first, with something in it',
  },
  { id: 'app.keys', title: 'Keys on this screen', keys: '?', menu: 'help', also: 'shortcuts keyboard help' },
] as const satisfies readonly AppCommand[]

export type AppCommandId = (typeof appCommands)[number]['id']
