import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Code } from '../../../../shared/voices/model.ts';
import { useClient } from '../../../api/provider.tsx';
import { useCommand } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { countOf } from '../../../ui/format.ts';
import { Select } from '../../../ui/select.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { parentPath } from '../coding/codebook.ts';
import { useCodes } from '../coding/use-codes.ts';
import { countWithChildren } from './code-moves.ts';
import { ColourField } from './colour-field.tsx';
import '../sources/details.css';

type Field = 'name' | 'description' | 'whenToUse' | 'whenNot';
type Draft = Partial<Record<Field, string>>;
const rest = 700;
const pins = [
  { id: 0, label: 'No key' },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((pin) => ({ id: pin, label: `Key ${pin}` })),
];

/** A code in full: its definition, colour and key. Saved as it is typed. Mount it with the code's id as key. */
export function CodeDetails({ code }: { readonly code: Code }): ReactNode {
  const { book } = useCodes();
  const pin = useCommand('voices.code.pin');
  const draft = useCodeDraft(code);
  const recolour = useCommand('voices.code.edit');
  const below = countWithChildren(book, code.id);
  const path = parentPath(book, code.id);
  const field = (name: Field) => ({
    value: draft.value(name),
    onChange: (text: string) => draft.type(name, text),
    onBlur: draft.save,
  });
  return (
    <div className="details">
      <header className="details-head">
        <h2 className="details-title">Code</h2>
      </header>
      <div className="details-code">
        <CodeMark colour={code.colour} name={code.name} />
        {path === '' ? null : <span className="secondary">{path}</span>}
      </div>
      {draft.problem === null ? null : (
        <Banner tone="danger" onDismiss={draft.forget}>
          {draft.problem}
        </Banner>
      )}
      <TextField label="Name" maxLength={300} {...field('name')} />
      <TextArea label="Description" rows={3} {...field('description')} />
      <TextArea label="When to use" rows={3} {...field('whenToUse')} />
      <TextArea label="When not to use" rows={3} {...field('whenNot')} />
      <ColourField
        value={code.colour}
        onChange={async (colour) => {
          await draft.save();
          await recolour.run({ id: code.id, ifRev: draft.rev(), colour });
        }}
      />
      <Select
        label="Pinned to"
        description="The key codes the selected words at once."
        options={pins.map((entry) => {
          const taken = book.pins.get(entry.id);
          return taken && taken.id !== code.id ? { ...entry, description: `now ${taken.name}` } : entry;
        })}
        value={code.pin ?? 0}
        onChange={(id) => void pin.run({ id: code.id, pin: id === 0 ? null : id })}
      />
      <dl className="details-list">
        <dt>Codings</dt>
        <dd>{`${countOf(code.codings, 'coding')} in ${countOf(code.sources, 'source')}`}</dd>
        {below.codes > 1 ? (
          <>
            <dt>With those below</dt>
            <dd>{`${countOf(below.codings, 'coding')} of ${countOf(below.codes, 'code')}`}</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}

interface CodeDraft {
  readonly value: (field: Field) => string;
  readonly type: (field: Field, text: string) => void;
  readonly save: () => Promise<void>;
  readonly rev: () => number;
  readonly problem: string | null;
  readonly forget: () => void;
}

/** What is typed into a code's fields, sent after a rest and when a field is left; nothing typed is lost on refusal. */
function useCodeDraft(code: Code): CodeDraft {
  const client = useClient();
  const [draft, setDraft] = useState<Draft>({});
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef({ draft, rev: code.rev, id: code.id });
  const sending = useRef<Promise<void> | null>(null);
  useEffect(() => {
    latest.current = { ...latest.current, rev: Math.max(latest.current.rev, code.rev) };
  }, [code.rev]);

  const save = async (): Promise<void> => {
    await sending.current;
    const { draft: typed, id, rev } = latest.current;
    const fields = changedFields(typed, code);
    if (Object.keys(fields).length === 0) return;
    const run = async (): Promise<void> => {
      const result = await client.call('voices.code.edit', { id, ifRev: rev, ...fields });
      if (result.ok) {
        latest.current = { ...latest.current, rev: result.value.rev };
        setProblem(null);
        return;
      }
      setProblem(
        result.failure.code === 'conflict'
          ? 'This code was changed elsewhere meanwhile. What you typed is still here; type on to save it over that, or select the code again to see the other version.'
          : result.failure.message,
      );
    };
    sending.current = run();
    await sending.current;
    sending.current = null;
  };
  const newest = useRef(save);
  useEffect(() => {
    newest.current = save;
  });
  useEffect(() => {
    if (Object.keys(draft).length === 0) return;
    const timer = setTimeout(() => void newest.current(), rest);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => void newest.current(), []);

  return {
    value: (field) => draft[field] ?? code[field],
    type: (field, text) => {
      const next = { ...latest.current.draft, [field]: text };
      latest.current = { ...latest.current, draft: next };
      setDraft(next);
    },
    save: () => newest.current(),
    rev: () => latest.current.rev,
    problem,
    forget: () => setProblem(null),
  };
}

/** The typed fields that differ from the stored ones; an emptied name is no name and is left out. */
function changedFields(draft: Draft, code: Code): Draft {
  const fields: Draft = {};
  for (const name of ['name', 'description', 'whenToUse', 'whenNot'] as const) {
    const typed = name === 'name' ? draft.name?.trim() : draft[name];
    if (typed === undefined || typed === code[name] || (name === 'name' && typed === '')) continue;
    fields[name] = typed;
  }
  return fields;
}
