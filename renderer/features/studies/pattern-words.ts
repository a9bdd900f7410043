import type { Pattern, StudyStatus } from '../../../shared/studies/model.ts';

/** The three patterns of listening in plain words. */
export const patternWords: Readonly<
  Record<Pattern, { readonly name: string; readonly short: string; readonly what: string }>
> = {
  past: {
    name: 'Past',
    short: 'after something happened',
    what: 'You ask soon after something happened to the customer, for as long as it keeps happening: an installation was finished, a call was closed, a bill came.',
  },
  present: {
    name: 'Present',
    short: 'at a steady rhythm',
    what: 'You ask about the relationship at a steady rhythm: how it stands, what worries them, what they are looking for next. A review every quarter, a panel twice a year.',
  },
  potential: {
    name: 'Potential',
    short: 'once, for one purpose',
    what: 'You go and find out something new, once: visits at home, groups, a special study. It opens up what you could do next.',
  },
};

export const statusWords: Readonly<Record<StudyStatus, string>> = {
  idea: 'Idea',
  planned: 'Planned',
  fielding: 'Fielding',
  analysing: 'Analysing',
  reported: 'Reported',
  closed: 'Closed',
};

export const waveStatusWords = { planned: 'Planned', fielding: 'Fielding', closed: 'Closed' } as const;
