import { Bold, Code, FileText, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Badge } from '../ui/badge.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { CodeMark, CodeSwatch, codeColourNames } from '../ui/code-mark.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Confirm, Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { GapMark } from '../ui/gap-mark.tsx';
import { GridList } from '../ui/grid-list.tsx';
import { IconButton, IconToggle } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Menu } from '../ui/menu.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Pane } from '../ui/pane.tsx';
import { Popover } from '../ui/popover.tsx';
import { Progress } from '../ui/progress.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { showStatus } from '../ui/status.tsx';
import { Switch } from '../ui/switch.tsx';
import { Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { SearchField, TextField } from '../ui/text-field.tsx';
import { Toolbar, ToolbarSeparator } from '../ui/toolbar.tsx';
import { Tree } from '../ui/tree.tsx';
import { VirtualList } from '../ui/virtual-list.tsx';
import './gallery.css';

const channels = [
  { id: 'phone', label: 'Phone' },
  { id: 'shop', label: 'Shop', description: 'In person, at a counter' },
  { id: 'visit', label: 'Technician’s visit' },
  { id: 'post', label: 'Post', isDisabled: true },
];
const rows = [
  { id: 1, name: 'Waiting for the technician', gap: -1.4, people: 61 },
  {
    id: 2,
    name: 'A name so long that it has to be set on two lines or be cut off somewhere',
    gap: 0.3,
    people: 8,
  },
  { id: 3, name: 'انتظار الفني في المنزل', gap: -0.2, people: 112 },
];
const tree = [
  {
    id: 1,
    text: 'Waiting',
    value: 0,
    children: [
      { id: 2, text: 'On the phone', value: 1, children: [] },
      { id: 3, text: 'At home', value: 2, children: [{ id: 4, text: 'All day', value: 3, children: [] }] },
    ],
  },
  { id: 5, text: 'Price', value: 4, children: [] },
];

/** Every control in its states, for looking at them. Reached by its address only. */
export function Gallery(): ReactNode {
  return (
    <Pane label="Gallery">
      <div className="gallery">
        <Buttons />
        <Fields />
        <Choices />
        <Lists />
        <States />
      </div>
    </Pane>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="gallery-part">
      <h3>{title}</h3>
      <div className="gallery-row">{children}</div>
    </section>
  );
}

function Buttons(): ReactNode {
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null);
  const [bold, setBold] = useState(true);
  return (
    <Part title="Buttons">
      <Button kind="primary">Import</Button>
      <Button icon={<Plus size={16} strokeWidth={1.5} />}>Add a step</Button>
      <Button kind="quiet">Cancel</Button>
      <Button kind="danger">Delete</Button>
      <Button isDisabled>Not now</Button>
      <IconButton label="Delete" shortcut="Delete">
        <Trash2 size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
      <Toolbar label="Text">
        <IconToggle label="Bold" isSelected={bold} onChange={setBold}>
          <Bold size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconToggle>
        <ToolbarSeparator />
        <IconButton label="Code" shortcut="C" isDisabled>
          <Code size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </Toolbar>
      <Menu
        label="More"
        trigger={<Button>Menu</Button>}
        items={[
          { id: 'a', label: 'Rename', shortcut: 'F2', onAction: () => undefined },
          { id: 'b', label: 'Show codes', isChecked: true, onAction: () => undefined },
          { id: 'l', separator: true },
          { id: 's', label: 'Move to', items: [{ id: 'x', label: 'Waiting', onAction: () => undefined }] },
          { id: 'c', label: 'Delete', isDanger: true, onAction: () => undefined },
        ]}
      />
      <Popover label="About" trigger={<Button>Popover</Button>}>
        Something small, beside what it is about.
      </Popover>
      <Button onPress={() => setOpen('dialog')}>Dialog</Button>
      <Button onPress={() => setOpen('confirm')}>Question</Button>
      <Button onPress={() => showStatus({ tone: 'done', text: '12 codings were removed.' })}>
        Done message
      </Button>
      <Button
        onPress={() =>
          showStatus({ tone: 'failed', text: 'The file could not be read. It may have been moved.' })
        }
      >
        Failure message
      </Button>
      <Kbd shortcut="Mod+Shift+Z" />
      <Badge>Draft</Badge>
      <Badge tone="accent">Coding now</Badge>
      <Badge tone="warning">Thin</Badge>
      <Badge tone="danger">Breaks</Badge>
      <Dialog
        title="A dialog"
        isOpen={open === 'dialog'}
        onClose={() => setOpen(null)}
        footer={<Button onPress={() => setOpen(null)}>Close</Button>}
      >
        <TextField label="Name" defaultValue="Waiting" />
      </Dialog>
      <Confirm
        title="Close without the copy?"
        verb="Close"
        isOpen={open === 'confirm'}
        onClose={() => setOpen(null)}
        onConfirm={() => undefined}
      >
        The copy on the memory stick is not complete.
      </Confirm>
    </Part>
  );
}

function Fields(): ReactNode {
  const [channel, setChannel] = useState<string | null>('phone');
  const [query, setQuery] = useState('');
  return (
    <Part title="Fields">
      <TextField label="Name" defaultValue="Moving home" description="Shown on the map." />
      <TextField label="Name" defaultValue="" error="Give the journey a name." />
      <TextField label="Name" isDisabled defaultValue="Not now" />
      <SearchField label="Find a code" value={query} onChange={setQuery} />
      <NumberField label="People sought" defaultValue={24} minValue={0} />
      <Select label="Channel" options={channels} value={channel} onChange={setChannel} />
      <ComboBox
        label="Touchpoint"
        options={channels}
        value={channel}
        onChange={setChannel}
        placeholder="Type a name"
      />
      <TextArea label="Memo" defaultValue="They had been told a date twice." />
    </Part>
  );
}

function Choices(): ReactNode {
  const [view, setView] = useState('grid');
  const [pattern, setPattern] = useState<string | null>('past');
  const patterns = [
    { id: 'past', label: 'Past', description: 'Shortly after a transaction' },
    { id: 'present', label: 'Present', description: 'In a rhythm' },
    { id: 'potential', label: 'Potential', description: 'Once, for a purpose' },
  ];
  return (
    <Part title="Choices">
      <Checkbox defaultSelected>Shown</Checkbox>
      <Checkbox isIndeterminate>Some</Checkbox>
      <Checkbox isDisabled>Not now</Checkbox>
      <Switch defaultSelected>Others’ codings</Switch>
      <Switch>Memos</Switch>
      <RadioGroup label="Pattern" options={patterns} value={pattern} onChange={setPattern} />
      <Segmented
        label="View"
        value={view}
        onChange={setView}
        options={[
          { id: 'grid', label: 'Grid' },
          { id: 'reader', label: 'Reader' },
        ]}
      />
    </Part>
  );
}

function Lists(): ReactNode {
  const [active, setActive] = useState(2);
  const [selected, setSelected] = useState<number | string | null>(2);
  const [tab, setTab] = useState('codes');
  return (
    <Part title="Lists">
      <div className="gallery-box">
        <Tree
          label="Codes"
          nodes={tree}
          expanded={[1, 3]}
          selected={selected}
          onSelect={setSelected}
          render={(node) => (
            <>
              <CodeSwatch colour={node.value} />
              <span className="clip">{node.text}</span>
            </>
          )}
        />
      </div>
      <div className="gallery-box">
        <GridList
          label="Sources"
          items={rows}
          itemId={(row) => row.id}
          itemText={(row) => row.name}
          selected={selected}
          onSelect={setSelected}
          render={(row) => (
            <>
              <FileText size={16} strokeWidth={1.5} aria-hidden="true" />
              <span className="clip">{row.name}</span>
            </>
          )}
        />
      </div>
      <div className="gallery-box">
        <VirtualList
          label="Ten thousand rows"
          count={10_000}
          rowKey={(index) => index}
          active={active}
          onActive={setActive}
          render={(index) => <div className="gallery-line">Answer {index + 1}</div>}
        />
      </div>
      <div className="gallery-wide">
        <Table
          label="What breaks"
          rows={rows}
          rowId={(row) => row.id}
          sort={{ column: 'gap', direction: 'ascending' }}
          onSort={() => undefined}
          onOpen={() => undefined}
          selectedId={1}
          columns={[
            {
              id: 'name',
              label: 'Step',
              isRowHeader: true,
              render: (row) => <span dir="auto">{row.name}</span>,
            },
            {
              id: 'gap',
              label: 'Gap',
              isNumber: true,
              isSortable: true,
              render: (row) => <GapMark gap={row.gap} />,
            },
            { id: 'people', label: 'People', isNumber: true, isSortable: true, render: (row) => row.people },
          ]}
        />
      </div>
      <div className="gallery-wide gallery-tabs">
        <Tabs
          label="Parts"
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'codes', label: 'Codes', count: '48', content: <p className="gallery-line">The codes</p> },
            { id: 'memos', label: 'Memos', content: <p className="gallery-line">The memos</p> },
          ]}
        />
      </div>
      <div className="gallery-wide gallery-row">
        {codeColourNames.map((name, colour) => (
          <CodeMark key={name} colour={colour} name={name} />
        ))}
      </div>
    </Part>
  );
}

function States(): ReactNode {
  return (
    <Part title="States">
      <div className="gallery-wide">
        <Banner tone="info">The file was closed uncleanly. Every change is there.</Banner>
        <Banner
          tone="warning"
          actions={<Button kind="primary">Move to a local folder…</Button>}
          onDismiss={() => undefined}
        >
          This workspace lies in a folder that is copied to a cloud. Copies made while it is open can be
          damaged.
        </Banner>
        <Banner tone="danger" actions={<Button>Save a copy…</Button>}>
          The disk is full: the last change is not saved.
        </Banner>
      </div>
      <EmptyState isSmall title="No studies yet" actions={<Button kind="primary">New study</Button>}>
        A study says who is asked, how and when.
      </EmptyState>
      <ErrorState
        isSmall
        title="The codes could not be read"
        message="Try again."
        reference="a1f3"
        onRetry={() => undefined}
      />
      <div className="gallery-box">
        <Skeleton />
      </div>
      <div className="gallery-box gallery-line">
        <Progress label="Reading the file" value={0.42} note="Row 4,200" />
        <Progress label="Applying" value={null} />
      </div>
      {[-2.1, -0.6, 0, 0.7, 1.8].map((gap) => (
        <GapMark key={gap} gap={gap} />
      ))}
    </Part>
  );
}
