export { answers } from './answers/index.ts';
export { coders, participants, segments } from './cast.ts';
export { codebook } from './codebook.ts';
export { journeys } from './journeys.ts';
export { actions, memos, opportunities } from './outcomes.ts';
export { forums, instruments, studies } from './studies.ts';
export { touchpoints } from './touchpoints.ts';
export { transcripts } from './transcripts/index.ts';
