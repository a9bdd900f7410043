/** Offsets in the text of an element whose children are spans of text, and where they lie on screen. */

/** UTF-16 offset in `root`'s text of a place in its DOM; undefined for a place outside. */
export function offsetIn(root: Element, node: Node, offset: number): number | undefined {
  if (!root.contains(node)) return undefined;
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The place in the DOM of a UTF-16 offset. */
function placeOf(root: Element, offset: number): { readonly node: Node; readonly offset: number } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: Node = root;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    last = node;
    if (left <= length) return { node, offset: left };
    left -= length;
  }
  return { node: last, offset: last.textContent?.length ?? 0 };
}

/** The offset one line above or below; undefined at the first or last line, or where nothing is laid out. */
export function offsetByLine(root: Element, head: number, by: 1 | -1): number | undefined {
  const range = document.createRange();
  const place = placeOf(root, head);
  range.setStart(place.node, place.offset);
  const rect = range.getClientRects?.()[0];
  if (!rect || !('caretPositionFromPoint' in document)) return undefined;
  const lineHeight = Number.parseFloat(getComputedStyle(root).lineHeight) || rect.height;
  const y = rect.top + rect.height / 2 + by * lineHeight;
  const box = root.getBoundingClientRect();
  if (y < box.top) return 0;
  if (y > box.bottom) return undefined;
  const found = document.caretPositionFromPoint(rect.left, y);
  return found ? offsetIn(root, found.offsetNode, found.offset) : undefined;
}

/** What the mouse has selected inside `root`, or null where it selected nothing there. */
export function nativeSelectionIn(root: Element): { readonly anchor: number; readonly head: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null;
  const anchor = offsetIn(root, selection.anchorNode, selection.anchorOffset);
  const head = offsetIn(root, selection.focusNode, selection.focusOffset);
  return anchor === undefined || head === undefined ? null : { anchor, head };
}
