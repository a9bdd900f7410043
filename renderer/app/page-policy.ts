import { z } from 'zod';

// zod compiles its checks with `new Function` where it can. The page's policy forbids that, and the attempt alone
// is reported as a violation. Imported before anything that makes a schema.
z.config({ jitless: true });

/** What of the browser's Trusted Types is used here; TypeScript's DOM library does not describe them. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { readonly createHTML: (html: string) => string | null }): unknown;
}

function isTrustedTypes(value: unknown): value is TrustedTypes {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}

// The page's policy forbids markup from text, and nothing here makes any. React Aria empties its announcements with
// `innerHTML = ''`, which counts as markup too: the empty text, and nothing else, is let through.
const types: unknown = 'trustedTypes' in window ? window.trustedTypes : undefined;
if (isTrustedTypes(types)) types.createPolicy('default', { createHTML: (html) => (html === '' ? '' : null) });
