/** The menus, in the order they stand. */
export const menus = [
  { id: 'file', label: 'File' },
  { id: 'edit', label: 'Edit' },
  { id: 'view', label: 'View' },
  { id: 'go', label: 'Go' },
  { id: 'studies', label: 'Studies' },
  { id: 'voices', label: 'Voices' },
  { id: 'journeys', label: 'Journeys' },
  { id: 'help', label: 'Help' },
] as const;

export type MenuId = (typeof menus)[number]['id'];

/** Where a command's key works: everywhere, or only while that place has the focus. */
export type CommandContext = 'everywhere' | 'studies' | 'voices' | 'journeys';

/** `Mod` is Cmd on a Mac and Ctrl elsewhere. Keys are named as in `KeyboardEvent.key`, letters in upper case. */
export interface Shortcut {
  readonly mac: string;
  readonly other: string;
}

/** One thing the user can do, as the native menu, the palette and the keyboard help all show it. */
export interface CommandDefinition {
  readonly id: string;
  readonly label: string;
  readonly menu: MenuId;
  readonly context: CommandContext;
  readonly shortcut?: Shortcut;
  /** Commands of one group stand together; a line separates groups. */
  readonly group: number;
}

const mod = (keys: string): Shortcut => ({ mac: keys, other: keys });

/**
 * Every command, in the order of the menus. The native menu, the palette and the shortcuts are made from this
 * list alone; which of them can run at the moment, and how undo is called, the page decides.
 */
export const commands = [
  entry('workspace.new', 'New workspace…', 'file', 1, 'everywhere', mod('Mod+N')),
  entry('workspace.open', 'Open workspace…', 'file', 1, 'everywhere', mod('Mod+O')),
  entry('workspace.openExample', 'Explore the example', 'file', 1, 'everywhere'),
  entry('workspace.saveCopy', 'Save a copy…', 'file', 2, 'everywhere', mod('Mod+Shift+S')),
  entry('workspace.backups', 'Browse earlier versions…', 'file', 2, 'everywhere'),
  entry('workspace.verify', 'Check every text', 'file', 2, 'everywhere'),
  entry('workspace.settings', 'Settings…', 'file', 3, 'everywhere', mod('Mod+,')),
  entry('workspace.close', 'Close workspace', 'file', 3, 'everywhere'),

  entry('edit.undo', 'Undo', 'edit', 1, 'everywhere', mod('Mod+Z')),
  entry('edit.redo', 'Redo', 'edit', 1, 'everywhere', { mac: 'Mod+Shift+Z', other: 'Ctrl+Y' }),
  entry('edit.find', 'Find', 'edit', 3, 'everywhere', mod('Mod+F')),
  entry('edit.rename', 'Rename', 'edit', 4, 'everywhere', mod('F2')),
  entry('edit.delete', 'Delete', 'edit', 4, 'everywhere', { mac: 'Mod+Backspace', other: 'Delete' }),

  entry('view.palette', 'Find anything…', 'view', 1, 'everywhere', mod('Mod+K')),
  entry('view.inspector', 'Show or hide the inspector', 'view', 2, 'everywhere', mod('Mod+I')),
  entry('view.nextPane', 'Next pane', 'view', 2, 'everywhere', mod('F6')),
  entry('view.previousPane', 'Previous pane', 'view', 2, 'everywhere', mod('Shift+F6')),
  entry('view.themeSystem', 'Theme: as the system', 'view', 3, 'everywhere'),
  entry('view.themeLight', 'Theme: light', 'view', 3, 'everywhere'),
  entry('view.themeDark', 'Theme: dark', 'view', 3, 'everywhere'),
  entry('view.textLarger', 'Larger text', 'view', 4, 'everywhere', mod('Mod+=')),
  entry('view.textSmaller', 'Smaller text', 'view', 4, 'everywhere', mod('Mod+-')),
  entry('view.textReset', 'Usual text size', 'view', 4, 'everywhere', mod('Mod+0')),

  entry('go.back', 'Back', 'go', 1, 'everywhere', { mac: 'Mod+[', other: 'Alt+ArrowLeft' }),
  entry('go.forward', 'Forward', 'go', 1, 'everywhere', { mac: 'Mod+]', other: 'Alt+ArrowRight' }),
  entry('go.home', 'Home', 'go', 2, 'everywhere', mod('Mod+1')),
  entry('go.studies', 'Studies', 'go', 2, 'everywhere', mod('Mod+2')),
  entry('go.voices', 'Voices', 'go', 2, 'everywhere', mod('Mod+3')),
  entry('go.journeys', 'Journeys', 'go', 2, 'everywhere', mod('Mod+4')),
  entry('go.reports', 'Reports', 'go', 2, 'everywhere', mod('Mod+5')),
  entry('go.people', 'People', 'go', 2, 'everywhere', mod('Mod+6')),

  entry('studies.newStudy', 'New study', 'studies', 1, 'everywhere'),
  entry('studies.newWave', 'New wave', 'studies', 1, 'studies', mod('W')),

  entry('voices.import', 'Import…', 'voices', 1, 'everywhere', mod('Mod+Shift+I')),
  entry('voices.newNote', 'New note', 'voices', 1, 'everywhere', mod('Mod+Shift+E')),
  entry('voices.pasteNote', 'New note from the clipboard', 'voices', 1, 'everywhere', mod('Mod+Shift+V')),
  entry('voices.grid', 'Grid of answers', 'voices', 2, 'everywhere', mod('Mod+Shift+G')),
  entry('voices.reader', 'Reader', 'voices', 2, 'everywhere'),
  entry('voices.codebook', 'Codebook', 'voices', 2, 'everywhere', mod('Mod+Shift+B')),
  entry('voices.retrieve', 'Retrieve quotes', 'voices', 2, 'everywhere', mod('Mod+Shift+F')),
  entry('voices.compare', 'Compare: matrices, words, time', 'voices', 2, 'everywhere', mod('Mod+Shift+M')),
  entry('voices.agreement', 'Agreement between coders', 'voices', 2, 'everywhere'),
  entry('voices.hideOthers', 'Hide others’ work', 'voices', 2, 'everywhere'),
  entry('voices.autoCode', 'Auto-code by words…', 'voices', 2, 'everywhere'),
  entry('voices.autoCodeRows', 'Auto-code the selected rows…', 'voices', 2, 'voices'),
  entry('voices.suggestions', 'Suggestions from your codings', 'voices', 2, 'everywhere'),
  entry('voices.pseudonymise', 'Pseudonymise…', 'voices', 2, 'everywhere'),
  entry('voices.newCode', 'New code', 'voices', 2, 'voices', mod('N')),
  entry('voices.code', 'Code…', 'voices', 3, 'voices', mod('C')),
  entry('voices.suggestHere', 'Suggest codes here…', 'voices', 3, 'voices', mod('Y')),
  entry('voices.codeAgain', 'Code with the last code', 'voices', 3, 'voices', mod('R')),
  entry('voices.inVivo', 'Code in vivo: the words become the code', 'voices', 3, 'voices', mod('V')),
  entry('voices.uncode', 'Remove a coding', 'voices', 3, 'voices', mod('U')),
  entry('voices.recode', 'Change the code of a coding…', 'voices', 3, 'voices', mod('Shift+C')),
  entry('voices.splitCoding', 'Split the coding at the cursor', 'voices', 3, 'voices', mod('X')),
  entry('voices.code1', 'Code with pinned code 1', 'voices', 3, 'voices', mod('1')),
  entry('voices.code2', 'Code with pinned code 2', 'voices', 3, 'voices', mod('2')),
  entry('voices.code3', 'Code with pinned code 3', 'voices', 3, 'voices', mod('3')),
  entry('voices.code4', 'Code with pinned code 4', 'voices', 3, 'voices', mod('4')),
  entry('voices.code5', 'Code with pinned code 5', 'voices', 3, 'voices', mod('5')),
  entry('voices.code6', 'Code with pinned code 6', 'voices', 3, 'voices', mod('6')),
  entry('voices.code7', 'Code with pinned code 7', 'voices', 3, 'voices', mod('7')),
  entry('voices.code8', 'Code with pinned code 8', 'voices', 3, 'voices', mod('8')),
  entry('voices.code9', 'Code with pinned code 9', 'voices', 3, 'voices', mod('9')),
  entry('voices.touchpoint', 'Put on a touchpoint…', 'voices', 4, 'voices', mod('T')),
  entry('voices.rate', 'Rate the gap…', 'voices', 4, 'voices', mod('G')),
  entry('voices.memo', 'Memo…', 'voices', 4, 'voices', mod('M')),
  entry('voices.replaceName', 'Replace this name…', 'voices', 4, 'voices'),
  entry('voices.useAsExample', 'Use as an example of its code', 'voices', 4, 'voices'),
  entry('voices.sourceMemo', 'Memo on the source…', 'voices', 4, 'voices', mod('Shift+M')),
  entry('voices.previous', 'Previous source', 'voices', 5, 'voices', mod('[')),
  entry('voices.next', 'Next source', 'voices', 5, 'voices', mod(']')),
  entry('voices.previousCoding', 'Previous coding', 'voices', 5, 'voices', mod(',')),
  entry('voices.nextCoding', 'Next coding', 'voices', 5, 'voices', mod('.')),
  entry('voices.listCodings', 'List the codings here…', 'voices', 5, 'voices', mod('Alt+ArrowDown')),
  entry('voices.find', 'Find in this text or list', 'voices', 5, 'voices', mod('/')),
  entry('voices.codeMatches', 'Code every match…', 'voices', 5, 'voices', mod('Shift+R')),
  entry(
    'voices.selectWord',
    'Extend the selection by a word',
    'voices',
    6,
    'voices',
    mod('Alt+Shift+ArrowRight'),
  ),
  entry(
    'voices.selectWordBack',
    'Extend it back by a word',
    'voices',
    6,
    'voices',
    mod('Alt+Shift+ArrowLeft'),
  ),
  entry('voices.selectSentence', 'Extend the selection by a sentence', 'voices', 6, 'voices', mod('S')),
  entry('voices.selectSentenceBack', 'Extend it back by a sentence', 'voices', 6, 'voices', mod('Shift+S')),
  entry('voices.selectTurn', 'Extend the selection to the turn', 'voices', 6, 'voices', mod('D')),
  entry('voices.selectParagraph', 'Extend the selection to the paragraph', 'voices', 6, 'voices', mod('P')),
  entry('voices.selectSource', 'Select the whole source', 'voices', 6, 'voices', mod('A')),
  entry('voices.shrinkSelection', 'Take the last extension back', 'voices', 6, 'voices', mod('Backspace')),
  entry('voices.startBack', 'Start of the coding: a word back', 'voices', 7, 'voices', mod('H')),
  entry('voices.startOn', 'Start of the coding: a word on', 'voices', 7, 'voices', mod('J')),
  entry('voices.endBack', 'End of the coding: a word back', 'voices', 7, 'voices', mod('K')),
  entry('voices.endOn', 'End of the coding: a word on', 'voices', 7, 'voices', mod('L')),
  entry(
    'voices.startBackOne',
    'Start of the coding: a character back',
    'voices',
    7,
    'voices',
    mod('Shift+H'),
  ),
  entry('voices.startOnOne', 'Start of the coding: a character on', 'voices', 7, 'voices', mod('Shift+J')),
  entry('voices.endBackOne', 'End of the coding: a character back', 'voices', 7, 'voices', mod('Shift+K')),
  entry('voices.endOnOne', 'End of the coding: a character on', 'voices', 7, 'voices', mod('Shift+L')),
  entry('voices.fillDown', 'Fill down the codes of the row above', 'voices', 7, 'voices', mod('Mod+D')),
  entry('voices.editText', 'Edit the text', 'voices', 8, 'voices', mod('E')),

  entry('journeys.newJourney', 'New journey', 'journeys', 1, 'everywhere'),
  entry('journeys.addStage', 'Add a stage', 'journeys', 2, 'journeys', mod('Mod+Shift+Enter')),
  entry('journeys.addStep', 'Add a step', 'journeys', 2, 'journeys', mod('Mod+Enter')),
  entry('journeys.moveLeft', 'Move left', 'journeys', 3, 'journeys', mod('Alt+Shift+ArrowLeft')),
  entry('journeys.moveRight', 'Move right', 'journeys', 3, 'journeys', mod('Alt+Shift+ArrowRight')),
  entry('journeys.openEvidence', 'Open the quotes behind it', 'journeys', 4, 'journeys', mod('E')),
  entry('journeys.exportSvg', 'Export the map as SVG…', 'journeys', 5, 'journeys'),
  entry('journeys.exportPng', 'Export the map as PNG…', 'journeys', 5, 'journeys', mod('Mod+Shift+P')),

  entry('help.keyboard', 'Keyboard', 'help', 1, 'everywhere', { mac: 'Mod+/', other: 'F1' }),
  entry('help.activity', 'What was done', 'help', 1, 'everywhere'),
  entry('help.about', 'About Touchline', 'help', 2, 'everywhere'),
] as const satisfies readonly CommandDefinition[];

export type CommandId = (typeof commands)[number]['id'];

/** The command with this id, or undefined for an id nothing has. */
export function commandById(id: string): CommandDefinition | undefined {
  return commands.find((command) => command.id === id);
}

function entry<const I extends string>(
  id: I,
  label: string,
  menu: MenuId,
  group: number,
  context: CommandContext,
  shortcut?: Shortcut,
): CommandDefinition & { readonly id: I } {
  const base = { id, label, menu, group, context };
  return shortcut === undefined ? base : { ...base, shortcut };
}
