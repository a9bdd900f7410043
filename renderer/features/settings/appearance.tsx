import { type ReactNode, useEffect, useState } from 'react';
import { textSizes, usePreferences } from '../../app/preferences.tsx';
import { formatShare } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Section } from './section.tsx';

/** How the product looks on this machine, and the name new workspaces start with. */
export function Appearance(): ReactNode {
  const { preferences, change } = usePreferences();
  const [name, setName] = useState(preferences.coderName);
  useEffect(() => setName(preferences.coderName), [preferences.coderName]);
  const keepName = (): void => {
    if (name.trim() !== preferences.coderName) void change({ coderName: name.trim() });
  };
  return (
    <Section
      id="machine"
      title="This machine"
      more="Kept outside the workspaces, for every one you open here."
    >
      <div className="settings-row">
        <span id="theme-label">Theme</span>
        <Segmented
          label="Theme"
          value={preferences.theme}
          onChange={(theme) => void change({ theme })}
          options={[
            { id: 'system', label: 'As the system' },
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
          ]}
        />
      </div>
      <div className="settings-row">
        <span>Text size</span>
        <Select
          aria-label="Text size"
          className="settings-size"
          value={preferences.textSize}
          onChange={(textSize) => void change({ textSize })}
          options={textSizes.map((size) => ({ id: size, label: formatShare(size) }))}
        />
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keepName();
        }}
      >
        <TextField
          label="Your name"
          description="The first coder of workspaces you make."
          value={name}
          onChange={setName}
          onBlur={keepName}
          maxLength={80}
        />
      </form>
    </Section>
  );
}
