import { z } from 'zod';

// zod compiles its checks with `new Function` where it can. The page's policy forbids that, and the attempt alone
// is reported as a violation. Imported before anything that makes a schema.
z.config({ jitless: true });
