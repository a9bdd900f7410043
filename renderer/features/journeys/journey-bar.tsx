import { Download, Minus, MoveHorizontal, PanelRight, Plus, Rows3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { JourneyMap, MapFilter } from '../../../shared/journeys/model.ts';
import { useClient } from '../../api/provider.tsx';
import { useRevised } from '../../api/revised.ts';
import { useCommands, useShortcut } from '../../app/commands-provider.tsx';
import { routes } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { formatShare } from '../../ui/format.ts';
import { IconButton, IconToggle } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { useExportMap } from './export-map.tsx';
import { useLaneMenu } from './lane-menu.ts';
import type { Zoom } from './map/use-zoom.ts';

export interface JourneyBarProps {
  readonly map: JourneyMap;
  readonly filter: MapFilter;
  readonly zoom: Zoom;
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
}

const icon = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** The journey's name, and what can be done with its map. */
export function JourneyBar({ map, filter, zoom, isPanelOpen, onTogglePanel }: JourneyBarProps): ReactNode {
  const client = useClient();
  const save = useRevised(map);
  const registry = useCommands();
  const lanes = useLaneMenu(map);
  const { exportAs, status } = useExportMap(map, filter);
  const pngKeys = useShortcut('journeys.exportPng');
  const panelKeys = useShortcut('view.inspector');
  return (
    <header className="journey-bar">
      <div className="journey-title">
        <Link href={routes.journeys} className="journey-up">
          Journeys
        </Link>
        <span aria-hidden="true" className="journey-slash">
          /
        </span>
        <SavedField
          label="Name of the journey"
          isQuiet
          isRequired
          className="journey-name"
          value={map.name}
          onSave={(name) =>
            save((ifRev) => client.call('journeys.journey.edit', { id: map.id, ifRev, name }))
          }
        />
      </div>
      <div className="journey-tools">
        <Button icon={<Plus {...icon} />} onPress={() => registry.run('journeys.addStep')}>
          Step
        </Button>
        <Button icon={<Plus {...icon} />} onPress={() => registry.run('journeys.addStage')}>
          Stage
        </Button>
        <Menu label="Lanes" items={lanes} trigger={<Button icon={<Rows3 {...icon} />}>Lanes</Button>} />
        <div className="journey-zoom" role="group" aria-label="Size of the map">
          <IconButton label="Zoom out" onPress={zoom.smaller}>
            <Minus {...icon} />
          </IconButton>
          <Button
            kind="quiet"
            className="number"
            aria-label={`${formatShare(zoom.zoom)}, back to the usual size`}
            onPress={zoom.reset}
          >
            {formatShare(zoom.zoom)}
          </Button>
          <IconButton label="Zoom in" onPress={zoom.larger}>
            <Plus {...icon} />
          </IconButton>
          <IconButton label="Fit the width" onPress={zoom.fit}>
            <MoveHorizontal {...icon} />
          </IconButton>
        </div>
        <Menu
          label="Export the map"
          placement="bottom end"
          items={[
            { id: 'png', label: 'PNG picture…', shortcut: pngKeys, onAction: () => void exportAs('png') },
            { id: 'svg', label: 'SVG drawing…', onAction: () => void exportAs('svg') },
          ]}
          trigger={<Button icon={<Download {...icon} />}>Export</Button>}
        />
        <IconToggle
          label={isPanelOpen ? 'Hide where it breaks' : 'Show where it breaks'}
          shortcut={panelKeys}
          isSelected={isPanelOpen}
          onChange={onTogglePanel}
        >
          <PanelRight {...icon} />
        </IconToggle>
      </div>
      {status}
    </header>
  );
}
