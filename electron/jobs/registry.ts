import type { Job } from './job.ts';

/** Every job by the name its handler starts it under. */
export const jobs: Readonly<Record<string, Job>> = {
  'check-copy': async (args, progress) => (await import('./check-copy.ts')).checkCopyJob(args, progress),
  'verify-texts': async (args, progress) =>
    (await import('./verify-texts.ts')).verifyTextsJob(args, progress),
  'import-inspect': async (args, progress) =>
    (await import('./import-inspect.ts')).inspectTableJob(args, progress),
  'import-plan-table': async (args, progress) =>
    (await import('./import-plan-table.ts')).planTableJob(args, progress),
  'import-sort': async (args, progress) => (await import('./import-sort.ts')).sortFilesJob(args, progress),
  'import-inspect-texts': async (args, progress, hold) =>
    (await import('./import-inspect-texts.ts')).inspectTextsJob(args, progress, hold),
  'import-plan-texts': async (args, progress, hold) =>
    (await import('./import-plan-texts.ts')).planTextsJob(args, progress, hold),
  agreement: async (args, progress) => (await import('./agreement.ts')).agreementJob(args, progress),
  'export-agreement': async (args, progress) =>
    (await import('./export-agreement.ts')).exportAgreementJob(args, progress),
  'export-codebook': async (args, progress) =>
    (await import('./export-codebook.ts')).exportCodebookJob(args, progress),
  'retrieve-count': async (args, progress) =>
    (await import('./retrieve-count.ts')).retrieveCountJob(args, progress),
  'retrieve-export': async (args, progress) =>
    (await import('./retrieve-export.ts')).retrieveExportJob(args, progress),
  'export-map': async (args, progress) => (await import('./export-map.ts')).exportMapJob(args, progress),
  'auto-code-plan': async (args, progress) =>
    (await import('./auto-code-plan.ts')).autoCodePlanJob(args, progress),
  suggestions: async (args, progress) => (await import('./suggestions.ts')).suggestionsJob(args, progress),
  'suggestions-quality': async (args, progress) =>
    (await import('./suggestions.ts')).suggestionsQualityJob(args, progress),
  'compare-matrix': async (args, progress) => (await import('./compare.ts')).matrixJob(args, progress),
  'compare-words': async (args, progress) => (await import('./compare.ts')).wordsJob(args, progress),
  'compare-concordance': async (args, progress) =>
    (await import('./compare.ts')).concordanceJob(args, progress),
  'pseudonymise-plan': async (args, progress) =>
    (await import('./pseudonymise-plan.ts')).pseudonymisePlanJob(args, progress),
  'pseudonymise-copy': async (args, progress) =>
    (await import('./pseudonymise-copy.ts')).pseudonymiseCopyJob(args, progress),
  'export-compare': async (args, progress) =>
    (await import('./export-compare.ts')).exportCompareJob(args, progress),
};
