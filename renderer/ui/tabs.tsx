import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import './tabs.css';

export interface TabItem<K extends string> {
  readonly id: K;
  readonly label: string;
  /** A small number after the label. */
  readonly count?: string;
  readonly content: ReactNode;
}

export interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<K>[];
  readonly selected: K;
  readonly onSelect: (id: K) => void;
  /** Buttons at the end of the row of tabs. */
  readonly actions?: ReactNode;
}

/** Panels that share one place. */
export function Tabs<K extends string>({
  label,
  tabs,
  selected,
  onSelect,
  actions,
}: TabsProps<K>): ReactNode {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find((item) => item.id === key);
        if (tab) onSelect(tab.id);
      }}
    >
      <div className="tab-row">
        <TabList aria-label={label} className="tab-list">
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className="tab">
              {tab.label}
              {tab.count === undefined ? null : <span className="tab-count number">{tab.count}</span>}
            </Tab>
          ))}
        </TabList>
        {actions}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
