import { config } from 'zod';

// Zod compiles its checks with `new Function`, which the page's policy forbids; asked in time, it does without.
// Imported before anything that makes a schema.
config({ jitless: true });
