// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SplitPanes } from '../../../renderer/ui/splitter.tsx';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

function show(props: Partial<Parameters<typeof SplitPanes>[0]> = {}) {
  render(
    <SplitPanes
      name="list"
      label="Width of the list"
      initial={300}
      min={200}
      max={400}
      first="A"
      second="B"
      {...props}
    />,
  );
  return screen.getByRole('separator', { hidden: true });
}
const size = () => Number(screen.getByRole('separator').getAttribute('aria-valuenow'));
const press = (key: string, shiftKey = false) =>
  fireEvent.keyDown(screen.getByRole('separator'), { key, shiftKey });

describe('the divider', () => {
  test('moves with the arrow keys, further with Shift, and stops at its ends', () => {
    show();
    press('ArrowRight');
    expect(size()).toBe(316);
    press('ArrowLeft', true);
    expect(size()).toBe(252);
    press('ArrowLeft', true);
    expect(size()).toBe(200);
    press('End');
    expect(size()).toBe(400);
    press('Enter');
    expect(size()).toBe(300);
  });

  test('moves the other way round where the second pane has the size', () => {
    show({ sized: 'second' });
    press('ArrowRight');
    expect(size()).toBe(284);
  });

  test('moves up and down between panes that lie above each other, and leaves the other arrows alone', () => {
    show({ orientation: 'vertical' });
    press('ArrowDown');
    expect(size()).toBe(316);
    expect(press('ArrowRight')).toBe(true);
    expect(size()).toBe(316);
  });

  test('is found where it was left', () => {
    show();
    press('Home');
    cleanup();
    show();
    expect(size()).toBe(200);
  });

  test('begins anew where what was remembered makes no sense', () => {
    localStorage.setItem('touchline.split.list', '"wide"');
    show();
    expect(size()).toBe(300);
  });

  test('is named and carries its value for assistive technology', () => {
    const divider = show();
    expect(divider.getAttribute('aria-label')).toBe('Width of the list');
    expect([divider.getAttribute('aria-valuemin'), divider.getAttribute('aria-valuemax')]).toEqual([
      '200',
      '400',
    ]);
    expect(divider.tabIndex).toBe(0);
  });

  describe('where there is room for one pane only', () => {
    let report: ResizeObserverCallback | undefined;
    beforeEach(() => {
      vi.stubGlobal(
        'ResizeObserver',
        class {
          constructor(callback: ResizeObserverCallback) {
            report = callback;
          }
          observe() {}
          disconnect() {}
        },
      );
    });
    afterEach(() => vi.unstubAllGlobals());
    // 200 px at least for the list and 20rem for the other: 500 px are too few.
    const cramp = () =>
      act(() => report?.([{ contentRect: { width: 500 } } as ResizeObserverEntry], {} as ResizeObserver));
    const isShown = (text: string) => !screen.getByText(text).hidden;

    test('gives way to a button', () => {
      show({ label: 'Width of the codebook' });
      cramp();
      expect(screen.queryByRole('separator')).toBeNull();
      expect([isShown('A'), isShown('B')]).toEqual([false, true]);
      fireEvent.click(screen.getByRole('button', { name: 'Show the codebook' }));
      expect([isShown('A'), isShown('B')]).toEqual([true, false]);
    });

    test('what the user has gone to comes into sight, and the button still changes it', () => {
      const panes = (inSight: 'first' | 'second') => (
        <SplitPanes
          {...{ name: 'list', label: 'Width of the list', initial: 300, min: 200, max: 400, inSight }}
          first="A"
          second="B"
        />
      );
      const { rerender } = render(panes('first'));
      cramp();
      expect([isShown('A'), isShown('B')]).toEqual([true, false]);
      rerender(panes('second'));
      expect([isShown('A'), isShown('B')]).toEqual([false, true]);
      fireEvent.click(screen.getByRole('button'));
      expect([isShown('A'), isShown('B')]).toEqual([true, false]);
    });
  });

  test('goes with the second pane, and the first keeps its state', () => {
    expect(show({ isSecondHidden: true }).hidden).toBe(true);
  });
});
