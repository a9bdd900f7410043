import { type ReactNode, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useAddressParam } from '../../../app/navigation.ts';
import { Pane } from '../../../ui/pane.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { conditionFromAddress, conditionToAddress } from '../conditions/address.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { VoicesViews } from '../voices-views.tsx';
import { ContextTab } from './context-tab.tsx';
import { MatrixTab } from './matrix-tab.tsx';
import { TimeTab } from './time-tab.tsx';
import { WordsTab } from './words-tab.tsx';
import './compare.css';

const tabs = ['matrix', 'words', 'context', 'time'] as const;
type Tab = (typeof tabs)[number];

/** What is coded together, by whom and when, and which words were said: numbers that open their quotes. */
export function CompareScreen(): ReactNode {
  const [tabText, setTab] = useAddressParam('tab');
  const [whereText, setWhere] = useAddressParam('where');
  const [word, setWord] = useAddressParam('word');
  const [, setParams] = useSearchParams();
  const [codeId, setCodeId] = useState<number | null>(null);
  const where = useMemo(() => conditionFromAddress(whereText), [whereText]);
  const tab: Tab = tabs.find((one) => one === tabText) ?? 'matrix';
  return (
    <Pane label="Compare" heading={<VoicesViews />}>
      <div className="compare-where">
        <ConditionBuilder
          value={where}
          onChange={(next) => setWhere(conditionToAddress(next), { replace: true })}
          about={tab === 'words' || tab === 'context' ? 'answers' : 'quotes'}
        />
      </div>
      <Tabs<Tab>
        label="Ways to compare"
        selected={tab}
        onSelect={(next) => setTab(next)}
        tabs={[
          { id: 'matrix', label: 'Matrix', content: <MatrixTab where={where} /> },
          {
            id: 'words',
            label: 'Words',
            content: (
              <WordsTab
                where={where}
                onWord={(said, code) => {
                  setCodeId(code);
                  // One step for Back: the word and the tab together.
                  setParams((before) => {
                    const next = new URLSearchParams(before);
                    next.set('word', said);
                    next.set('tab', 'context');
                    return next;
                  });
                }}
              />
            ),
          },
          {
            id: 'context',
            label: 'In context',
            content: (
              <ContextTab
                where={where}
                word={word ?? ''}
                onWord={(said) => setWord(said === '' ? null : said, { replace: true })}
                codeId={codeId}
                onCode={setCodeId}
              />
            ),
          },
          { id: 'time', label: 'Over time', content: <TimeTab where={where} /> },
        ]}
      />
    </Pane>
  );
}
