/** Every address of the product. Screens build addresses with {@link routes} and never by hand. */
export const routes = {
  start: '/',
  home: '/home',
  studies: '/studies',
  study: (id: number) => `/studies/${id}`,
  voices: '/voices',
  /** A source in the reader; with `codingId`, that coding is picked and brought into view. */
  source: (id: number, codingId?: number) =>
    codingId === undefined ? `/voices/source/${id}` : `/voices/source/${id}?coding=${codingId}`,
  /** A source in the reader with a stretch of its text selected and in view, in code points. */
  sourceAt: (id: number, start: number, end: number) => `/voices/source/${id}?at=${start}-${end}`,
  voicesImport: '/voices/import',
  codebook: '/voices/codebook',
  code: (id: number) => `/voices/codebook/${id}`,
  retrieve: '/voices/retrieve',
  compare: '/voices/compare',
  agreement: '/voices/agreement',
  autoCode: '/voices/auto-code',
  suggestions: '/voices/suggestions',
  pseudonymise: '/voices/pseudonymise',
  journeys: '/journeys',
  journey: (id: number) => `/journeys/${id}`,
  step: (journeyId: number, stepId: number) => `/journeys/${journeyId}/step/${stepId}`,
  reports: '/reports',
  people: '/people',
  settings: '/settings',
  keyboard: '/keyboard',
  gallery: '/_gallery',
} as const;

/** The same addresses as patterns, for `<Route path>`. */
export const patterns = {
  studies: '/studies',
  study: '/studies/:id',
  voices: '/voices',
  source: '/voices/source/:id',
  voicesImport: '/voices/import',
  codebook: '/voices/codebook/:id?',
  retrieve: '/voices/retrieve',
  compare: '/voices/compare',
  agreement: '/voices/agreement',
  autoCode: '/voices/auto-code',
  suggestions: '/voices/suggestions',
  pseudonymise: '/voices/pseudonymise',
  journeys: '/journeys',
  journey: '/journeys/:id',
  step: '/journeys/:id/step/:stepId',
} as const;

export type PlaceId = 'home' | 'studies' | 'voices' | 'journeys' | 'reports' | 'people';

export interface Place {
  readonly id: PlaceId;
  readonly label: string;
  readonly path: string;
}

/** The six places of the rail, in order. */
export const places: readonly Place[] = [
  { id: 'home', label: 'Home', path: routes.home },
  { id: 'studies', label: 'Studies', path: routes.studies },
  { id: 'voices', label: 'Voices', path: routes.voices },
  { id: 'journeys', label: 'Journeys', path: routes.journeys },
  { id: 'reports', label: 'Reports', path: routes.reports },
  { id: 'people', label: 'People', path: routes.people },
];

/** The place an address belongs to, or null for settings and other screens beside the places. */
export function placeOf(path: string): PlaceId | null {
  return places.find((place) => path === place.path || path.startsWith(`${place.path}/`))?.id ?? null;
}

/** An id from an address or query string: a positive whole number, or null. */
export function parseId(text: string | null | undefined): number | null {
  if (text === null || text === undefined || !/^[1-9]\d{0,15}$/.test(text)) return null;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : null;
}
