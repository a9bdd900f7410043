import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** Draws icon.svg as icon.png, 1024 pixels square: electron-builder makes the Windows and Mac icons from it. */
const folder = import.meta.dirname;
const svg = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const image = new Resvg(svg, { fitTo: { mode: 'width', value: 1024 } }).render();
writeFileSync(path.join(folder, 'icon.png'), image.asPng());
