import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search';
import type { EditorView, Panel, ViewUpdate } from '@codemirror/view';
import { formatNumber } from '../../../ui/format.ts';
import { readerEvents } from './reader-events.ts';

/** A stretch that was found, in UTF-16 offsets. */
export interface Match {
  readonly from: number;
  readonly to: number;
}

/** Beyond this many they are not counted. */
const mostCounted = 100_000;

/** All matches of what is being searched for, in order; empty where nothing is searched or the pattern is not valid. */
export function matchesOf(view: EditorView, most = mostCounted): readonly Match[] {
  const query = getSearchQuery(view.state);
  if (!query.valid) return [];
  const found: Match[] = [];
  const cursor = query.getCursor(view.state);
  for (let next = cursor.next(); !next.done && found.length < most; next = cursor.next()) {
    // A pattern such as "a*" also matches nothing: there is nothing to show or to code.
    if (next.value.to > next.value.from) found.push({ from: next.value.from, to: next.value.to });
  }
  return found;
}

/** The search of the text: how many there are and which one this is; next, previous, and a code for all of them. */
export function findPanel(view: EditorView): Panel {
  const field = document.createElement('input');
  field.className = 'cm-textfield';
  field.name = 'search';
  field.setAttribute('aria-label', 'Find in this text');
  field.placeholder = 'Find in this text';
  field.setAttribute('main-field', 'true');
  const count = document.createElement('output');
  count.className = 'find-count';
  count.setAttribute('aria-live', 'polite');
  const caseSensitive = toggle('Match case');
  const wholeWord = toggle('Whole words');
  const regexp = toggle('Pattern');
  let matches: readonly Match[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (): void => {
    const query = getSearchQuery(view.state);
    const { from, to } = view.state.selection.main;
    const at = matches.findIndex((match) => match.from === from && match.to === to);
    const total = `${formatNumber(matches.length)}${matches.length >= mostCounted ? '+' : ''}`;
    if (query.search === '') count.value = '';
    else if (!query.valid) count.value = 'The pattern is not complete';
    else if (matches.length === 0) count.value = 'Not in this text';
    else count.value = at < 0 ? `${total} found` : `${formatNumber(at + 1)} of ${total}`;
    codeAll.disabled = matches.length === 0 || !view.state.readOnly;
  };
  const recount = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      matches = matchesOf(view);
      tell();
    }, 80);
  };
  const commit = (): void => {
    const query = new SearchQuery({
      search: field.value,
      caseSensitive: caseSensitive.input.checked,
      wholeWord: wholeWord.input.checked,
      regexp: regexp.input.checked,
      // Typed letters are letters: \n is a new line only in a pattern.
      literal: !regexp.input.checked,
    });
    if (query.eq(getSearchQuery(view.state))) return;
    view.dispatch({ effects: setSearchQuery.of(query) });
  };
  const previous = button('Previous', 'Shift+Enter', () => findPrevious(view));
  const next = button('Next', 'Enter', () => findNext(view));
  const codeAll = button('Code every match…', undefined, () =>
    view.state.facet(readerEvents).onCodeMatches(),
  );
  const close = button('Close', 'Escape', () => {
    closeSearchPanel(view);
    view.focus();
  });

  const dom = document.createElement('div');
  dom.className = 'cm-search find-panel';
  dom.setAttribute('role', 'search');
  dom.append(
    field,
    count,
    previous,
    next,
    caseSensitive.label,
    wholeWord.label,
    regexp.label,
    codeAll,
    close,
  );
  field.addEventListener('input', commit);
  for (const { input } of [caseSensitive, wholeWord, regexp]) input.addEventListener('change', commit);
  dom.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      closeSearchPanel(view);
      view.focus();
    } else if (event.key === 'Enter' && event.target === field) {
      commit();
      if (event.shiftKey) findPrevious(view);
      else findNext(view);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const show = (query: SearchQuery): void => {
    if (field.value !== query.search) field.value = query.search;
    caseSensitive.input.checked = query.caseSensitive;
    wholeWord.input.checked = query.wholeWord;
    regexp.input.checked = query.regexp;
  };
  return {
    dom,
    top: true,
    mount: () => {
      show(getSearchQuery(view.state));
      recount();
      field.select();
    },
    update: (update: ViewUpdate) => {
      const query = getSearchQuery(update.state);
      const isNew = !query.eq(getSearchQuery(update.startState));
      if (isNew) show(query);
      if (isNew || update.docChanged) recount();
      else if (update.selectionSet || update.startState.readOnly !== update.state.readOnly) tell();
    },
    destroy: () => clearTimeout(timer),
  };
}

function toggle(words: string): { readonly label: HTMLElement; readonly input: HTMLInputElement } {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'checkbox';
  label.append(input, words);
  return { label, input };
}

function button(words: string, keys: string | undefined, run: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'cm-button';
  made.textContent = words;
  if (keys !== undefined) {
    made.setAttribute('aria-keyshortcuts', keys);
    made.title = keys;
  }
  made.addEventListener('click', run);
  return made;
}
