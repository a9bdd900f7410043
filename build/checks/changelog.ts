import type { Check } from './sources.ts';

const kinds = /^- \[(New|Fixed|Improved|Removed)\] .+[.]$/;

/** CHANGELOG.md: a section for the version in package.json, its lines tagged and ending in a full stop. */
export const changelog: Check = {
  name: 'changelog',
  run: (files) => {
    const text = files.find((file) => file.path === 'CHANGELOG.md')?.text ?? '';
    const manifest = JSON.parse(files.find((file) => file.path === 'package.json')?.text ?? '{}') as {
      version?: string;
    };
    const violations = text.split('\n').flatMap((line, index) =>
      line.startsWith('- ') && !kinds.test(line)
        ? [
            {
              path: 'CHANGELOG.md',
              line: index + 1,
              what: 'begin with [New], [Fixed], [Improved] or [Removed] and end with a full stop',
            },
          ]
        : [],
    );
    if (!text.includes(`## ${manifest.version}`)) {
      violations.push({ path: 'CHANGELOG.md', line: 1, what: `no section for ${manifest.version}` });
    }
    return violations;
  },
};
