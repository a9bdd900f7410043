import type { DemoForum, DemoInstrument, DemoQuestion, DemoStudy } from '../content-types.ts';

export const forums: readonly DemoForum[] = [
  { key: 'moves-board', name: 'Moves board', rhythm: 'Every second Tuesday', members: 'Customer care, field planning, billing, digital product' },
  { key: 'gm-forum', name: 'General managers forum', rhythm: 'First Thursday of the month', members: 'General managers, head of customer experience' },
  { key: 'field-circle', name: 'Field service circle', rhythm: 'Monthly', members: 'Team leads of the engineers, partner companies' },
  { key: 'design-review', name: 'Design review', rhythm: 'Weekly', members: 'Digital product, content, research' },
];

const scoreQuestions: readonly DemoQuestion[] = [
  { key: 'q-expectation', text: 'Before it happened, how good did you expect it to be? (1 poor, 5 excellent)', kind: 'expectation' },
  { key: 'q-experience', text: 'How good was it in the end? (1 poor, 5 excellent)', kind: 'experience' },
  { key: 'q-importance', text: 'How much does this matter to you? (1 hardly, 5 very much)', kind: 'importance' },
  { key: 'q-recommend', text: 'How likely are you to recommend Fernlea to a friend or colleague? (0 to 10)', kind: 'recommend' },
];

export const instruments: readonly DemoInstrument[] = [
  {
    key: 'install-questionnaire',
    name: 'Just after a move or installation, questionnaire',
    version: 3,
    kind: 'questionnaire',
    questions: [
      { key: 'q-tell', text: 'Please tell us in your own words how this went.', kind: 'open' },
      { key: 'q-crossing', text: 'When you went from one of our channels to the next, what was that like?', kind: 'open' },
      ...scoreQuestions,
    ],
  },
  {
    key: 'relationship-questionnaire',
    name: 'Relationship, questionnaire',
    version: 2,
    kind: 'questionnaire',
    questions: [
      { key: 'q-reason', text: 'What is the main reason for the score you gave?', kind: 'open' },
      { key: 'q-moment', text: 'Think of your last contact with us. What happened?', kind: 'open' },
      ...scoreQuestions,
    ],
  },
  {
    key: 'first-week-guide',
    name: 'First week in a new home, visit guide',
    version: 1,
    kind: 'guide',
    questions: [
      { key: 'q-diary', text: 'Diary of the first week, from memory: one thing about getting connected that day', kind: 'open' },
      { key: 'q-show', text: 'Show me where you were when you first tried to get online here.', kind: 'open' },
      { key: 'q-story', text: 'Tell me about the move from the day you knew you would go.', kind: 'open' },
      { key: 'q-wish', text: 'If one thing had gone by itself, which one?', kind: 'open' },
    ],
  },
];

export const studies: readonly DemoStudy[] = [
  {
    key: 'after-installation',
    name: 'Moves and installations, just after',
    pattern: 'past',
    status: 'fielding',
    brief: 'Decide where field planning and billing spend the improvement budget of 2027.',
    objectives: [
      'Know for every touchpoint of a move or installation whether it keeps what it promises',
      'Notice new trouble within two weeks',
    ],
    researchQuestions: [
      'Where does what customers experience fall short of what they expected?',
      'What do people do with their day while they wait for an engineer?',
      'Which parts of the first bill are not understood?',
    ],
    hypotheses: ['A kept two-hour window matters more than an early date', 'Double charges, not prices, drive the calls about the first bill'],
    method: 'Short web survey by text message, three open answers with scores',
    owner: 'Nora Pell, customer experience',
    start: '2026-01-07',
    trigger: { event: 'step of a move or installation completed', delayDays: 1, share: 0.4 },
    touchpoints: [
      'address-check', 'shop-visit', 'online-order', 'moving-page', 'chat-help', 'move-call', 'app-booking', 'order-confirmation',
      'appointment-window', 'router-parcel', 'engineer-day', 'wifi-setup', 'service-status', 'router-return', 'first-bill', 'bill-call',
      'speed-check', 'support-line',
    ],
    forums: ['moves-board', 'field-circle', 'gm-forum'],
    instruments: ['install-questionnaire'],
    waves: [
      { key: 'ins-q1', name: 'January to March 2026', start: '2026-01-07', end: '2026-03-31', actualStart: '2026-01-08', actualEnd: '2026-03-31', invited: 412, reached: 388, completed: 109 },
      { key: 'ins-q2', name: 'April to June 2026', start: '2026-04-01', end: '2026-06-30', actualStart: '2026-04-01', actualEnd: '2026-06-30', invited: 455, reached: 431, completed: 121 },
      { key: 'ins-q3', name: 'July to September 2026', start: '2026-07-01', end: '2026-09-30', actualStart: '2026-07-01', actualEnd: '2026-09-30', invited: 530, reached: 497, completed: 143 },
      { key: 'ins-q4', name: 'October to December 2026', start: '2026-10-01', end: '2026-12-31', actualStart: '2026-10-01', invited: 248, reached: 230, completed: 66 },
    ],
    sessions: [],
  },
  {
    key: 'relationship',
    name: 'Relationship with Fernlea',
    pattern: 'present',
    status: 'analysing',
    brief: 'Decide what the general managers promise customers for the coming half-year.',
    objectives: ['See how the relationship stands and where it is heading in each segment', 'Keep every recommendation together with where it comes from'],
    researchQuestions: ['Why do people stay, and what would make them go?', 'Which last contact coloured the score?'],
    hypotheses: ['Older loyal customers forgive more and notice more', 'Renters leave at a move, not at a price rise'],
    method: 'Web survey twice a year, paper and phone on request',
    owner: 'Martin Ode, general managers office',
    start: '2025-11-03',
    rhythm: { rule: 'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=4', zone: 'Europe/London' },
    touchpoints: ['support-line', 'first-bill', 'bill-call', 'shop-visit', 'chat-help', 'engineer-day', 'speed-check', 'service-status'],
    forums: ['gm-forum'],
    instruments: ['relationship-questionnaire'],
    waves: [
      { key: 'rel-2025-11', name: 'November 2025', start: '2025-11-04', end: '2025-11-18', actualStart: '2025-11-04', actualEnd: '2025-11-19', invited: 300, reached: 287, completed: 82 },
      { key: 'rel-2026-05', name: 'May 2026', start: '2026-05-04', end: '2026-05-18', actualStart: '2026-05-05', actualEnd: '2026-05-18', invited: 300, reached: 284, completed: 77 },
      { key: 'rel-2026-11', name: 'November 2026', start: '2026-11-04', end: '2026-11-18', actualStart: '2026-11-04', actualEnd: '2026-11-18', invited: 320, reached: 301, completed: 84 },
    ],
    sessions: [],
  },
  {
    key: 'first-week',
    name: 'First week in a new home',
    pattern: 'potential',
    status: 'reported',
    brief: 'Decide whether Fernlea builds a moving package of its own, and what belongs in it.',
    objectives: ['Understand what a household needs from its line in the first seven days', 'Find moments at which an offering would be welcome'],
    researchQuestions: ['What do people do before the line works?', 'Who in the household does the connecting, and for whom?', 'Which other services have to be arranged at the same time?'],
    hypotheses: ['People would pay for a loan router that works from the first evening'],
    method: 'Visits to homes of people who moved or were connected within the year, walking through their first week room by room; a diary written from memory; two interviews and one group',
    owner: 'Nora Pell, customer experience',
    start: '2026-09-01',
    end: '2026-10-23',
    touchpoints: ['appointment-window', 'router-parcel', 'engineer-day', 'wifi-setup', 'chat-help', 'move-call', 'support-line', 'first-bill'],
    forums: ['design-review', 'gm-forum'],
    instruments: ['first-week-guide'],
    waves: [
      { key: 'fw-2026-09', name: 'Visits, autumn 2026', start: '2026-09-01', end: '2026-10-09', actualStart: '2026-09-02', actualEnd: '2026-10-06', invited: 24, reached: 19, completed: 13 },
    ],
    sessions: [
      { key: 'fw-s1', wave: 'fw-2026-09', name: 'Visit to Amber', kind: 'home visit', date: '2026-09-02', time: '17:30', minutes: 75, place: 'Harbourside, second-floor flat', participants: ['amber-finch'] },
      { key: 'fw-s2', wave: 'fw-2026-09', name: 'Visit to Priya and Tom', kind: 'home visit', date: '2026-09-04', time: '10:00', minutes: 90, place: 'Fernlea Vale, house at the end of a lane', participants: ['priya-oak', 'tom-barley'] },
      { key: 'fw-s3', wave: 'fw-2026-09', name: 'Visit to Petra', kind: 'home visit', date: '2026-09-09', time: '12:15', minutes: 45, place: 'Fernlea Vale, schoolhouse', participants: ['petra-wolf'] },
      { key: 'fw-s4', wave: 'fw-2026-09', name: 'Visit to Margaret', kind: 'home visit', date: '2026-09-15', time: '12:30', minutes: 80, place: 'Eastmoor, terraced house', participants: ['margaret-lea'] },
      { key: 'fw-s5', wave: 'fw-2026-09', name: 'Visit to Callum', kind: 'home visit', date: '2026-09-17', time: '18:00', minutes: 70, place: 'Eastmoor, shared house', participants: ['callum-thorn'] },
      { key: 'fw-s6', wave: 'fw-2026-09', name: 'Interview with Julia, who left', kind: 'interview', date: '2026-09-22', time: '09:00', minutes: 55, place: 'Video call', participants: ['julia-knoll'] },
      { key: 'fw-s7', wave: 'fw-2026-09', name: 'Interview with Dora', kind: 'interview', date: '2026-09-29', time: '18:15', minutes: 60, place: 'Fernlea Vale, community room', participants: ['dora-flint'] },
      { key: 'fw-s9', wave: 'fw-2026-09', name: 'Visit to Bernard', kind: 'home visit', date: '2026-10-02', time: '11:00', minutes: 65, place: 'Northdale, bungalow', participants: ['bernard-sty'] },
      { key: 'fw-s8', wave: 'fw-2026-09', name: 'Group in the library', kind: 'group', date: '2026-10-06', time: '18:30', minutes: 95, place: 'Northdale library', participants: ['leila-moss', 'simon-weir', 'maureen-bell', 'ross-cairn'] },
    ],
  },
];
