import { Resvg } from '@resvg/resvg-js';
import { z } from 'zod';
import type { OutputOf } from '../../shared/api/contract.ts';
import { layoutMap, type MapScene } from '../../shared/journeys/layout/layout-map.ts';
import { missingScripts } from '../../shared/journeys/layout/missing-scripts.ts';
import { modelOfMap } from '../../shared/journeys/layout/model-of-map.ts';
import { darkMapTheme, lightMapTheme } from '../../shared/journeys/layout/theme.ts';
import { sceneToSvg } from '../../shared/journeys/layout/to-svg.ts';
import { mapFilterSchema } from '../../shared/journeys/model.ts';
import { fontFiles } from '../platform/fonts.ts';
import { writeFileWhole } from '../platform/write-file-whole.ts';
import { openReader } from '../store/core/open-connection.ts';
import { gatherMap } from '../store/journeys/map.ts';
import type { Job } from './job.ts';

const argsSchema = z.object({
  workspacePath: z.string(),
  journeyId: z.int(),
  /** Whose codings alone may be seen; null: everybody's. */
  onlyCoder: z.int().nullable(),
  filter: mapFilterSchema,
  format: z.enum(['svg', 'png']),
  theme: z.enum(['light', 'dark']),
  /** Where to write; the store knows it by the token the page sent. */
  file: z.string(),
  /** What it is called until it is whole, so that the store can remove it where this process is ended midway. */
  part: z.string(),
});

type Exported = OutputOf<'journeys.export'>;

/** Pixels of a picture for each of the map's, where memory allows. */
const SHARPNESS = 2;
/** A picture takes four bytes a pixel several times over while it is made; a job may hold 600 MB. */
const MOST_PIXELS = 40_000_000;

/** Reads a map as the screen does, lays it out and writes it as a picture. */
export const exportMapJob: Job = async (args, progress): Promise<Exported> => {
  const { workspacePath, journeyId, onlyCoder, filter, format, theme, file, part } = argsSchema.parse(args);
  progress(0, 'Reading the map');
  const db = openReader(workspacePath);
  let scene: MapScene;
  try {
    const { map } = gatherMap(db, journeyId, { ...filter, onlyCoder });
    scene = layoutMap(modelOfMap(map, filter.kind), {
      theme: theme === 'dark' ? darkMapTheme : lightMapTheme,
    });
  } finally {
    db.close();
  }
  progress(0.3, 'Drawing');
  const svg = sceneToSvg(scene);
  if (format === 'svg') {
    await writeFileWhole(file, svg, part);
    return { bytes: Buffer.byteLength(svg), width: scene.width, height: scene.height, missing: [] };
  }
  const scale = Math.min(SHARPNESS, Math.sqrt(MOST_PIXELS / (scene.width * scene.height)));
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles()], defaultFontFamily: 'Inter' },
  }).render();
  progress(0.8, 'Writing the picture');
  const png = picture.asPng();
  await writeFileWhole(file, png, part);
  const { width, height } = picture;
  return { bytes: png.byteLength, width, height, missing: [...missingScripts(scene), ...tooLarge(scale)] };
};

function tooLarge(scale: number): readonly string[] {
  if (scale >= 1) return [];
  return [`the map at its full size (it is drawn at ${Math.round(scale * 100)} %; an SVG has no such limit)`];
}
