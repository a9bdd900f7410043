import type { ReactNode } from 'react';
import { menus } from '../../shared/api/commands.ts';
import { useHost } from '../host/context.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Pane } from '../ui/pane.tsx';
import { shortcutOf } from './command-keys.ts';
import { useCommandStates } from './commands-provider.tsx';
import './keyboard-help.css';

const general: readonly (readonly [string, string])[] = [
  ['Tab', 'Next control or list'],
  ['ArrowDown', 'Next row of a list, a tree or a menu'],
  ['ArrowRight', 'Open a branch; with the divider focused, move it'],
  ['Enter', 'Open the row, or do what the button says'],
  ['Escape', 'Close what is on top'],
  ['Mod+Z', 'Undo, also after the program was closed'],
];

/** Every shortcut, from the same list as the menus and the palette. */
export function KeyboardHelp(): ReactNode {
  const { platform } = useHost();
  const states = useCommandStates();
  const sections = menus
    .map((menu) => ({
      id: menu.id,
      label: menu.label,
      rows: states.flatMap(({ definition }) => {
        const keys = shortcutOf(definition, platform);
        return definition.menu === menu.id && keys !== undefined
          ? [{ id: definition.id as string, keys, label: definition.label }]
          : [];
      }),
    }))
    .filter((section) => section.rows.length > 0);
  const always = {
    id: 'general',
    label: 'Everywhere',
    rows: general.map(([keys, label]) => ({ id: label, keys, label })),
  };
  return (
    <Pane label="Keyboard" isText>
      <div className="keyboard">
        {[always, ...sections].map((section) => (
          <section key={section.id} className="keyboard-section" aria-labelledby={`keyboard-${section.id}`}>
            <h3 id={`keyboard-${section.id}`}>{section.label}</h3>
            <dl className="keyboard-rows">
              {section.rows.map((row) => (
                <div key={row.id} className="keyboard-row">
                  <dt>
                    <Kbd shortcut={row.keys} />
                  </dt>
                  <dd>{row.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Pane>
  );
}
