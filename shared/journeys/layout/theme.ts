import { mixColours } from './contrast.ts';

/** Every colour a map uses, as `#rrggbb`. */
export interface MapTheme {
  readonly name: 'light' | 'dark';
  readonly background: string;
  /** Text; secondary text. Both read on `background` and on `band`. */
  readonly ink: string;
  readonly inkSoft: string;
  /** Hairlines between rows; fainter ones between columns and on the scale. */
  readonly line: string;
  readonly lineFaint: string;
  /** Ground of stage bars. */
  readonly band: string;
  /** The gap palette: worse than expected to better than expected. */
  readonly worseStrong: string;
  readonly worse: string;
  readonly neutral: string;
  readonly better: string;
  readonly betterStrong: string;
  /** The palette's ends where they are drawn as a line or mark on `background`. */
  readonly worseMark: string;
  readonly betterMark: string;
  /** Between the two curves. */
  readonly worseArea: string;
  readonly betterArea: string;
  /** Inks to choose from on a data colour. */
  readonly inkDark: string;
  readonly inkLight: string;
}

/** PuOr (Brewer): told apart under every common colour blindness. */
const palette = {
  worseStrong: '#e66101',
  worse: '#fdb863',
  neutral: '#f7f7f7',
  better: '#b2abd2',
  betterStrong: '#5e3c99',
} as const;

const inks = { inkDark: '#1c1a17', inkLight: '#ffffff' } as const;

export const lightMapTheme: MapTheme = {
  name: 'light',
  background: '#ffffff',
  ink: '#1f1d1a',
  inkSoft: '#625d56',
  line: '#dcd8d1',
  lineFaint: '#eeebe6',
  band: '#f1eee9',
  ...palette,
  worseMark: palette.worseStrong,
  betterMark: palette.betterStrong,
  worseArea: mixColours(palette.worse, '#ffffff', 0.25),
  betterArea: mixColours(palette.better, '#ffffff', 0.2),
  ...inks,
};

const darkGround = '#1b1a18';

export const darkMapTheme: MapTheme = {
  name: 'dark',
  background: darkGround,
  ink: '#efece7',
  inkSoft: '#aca69d',
  line: '#45413c',
  lineFaint: '#2d2a27',
  band: '#2a2825',
  ...palette,
  worseMark: palette.worse,
  betterMark: palette.better,
  worseArea: mixColours(palette.worseStrong, darkGround, 0.45),
  betterArea: mixColours(palette.betterStrong, darkGround, 0.1),
  ...inks,
};
