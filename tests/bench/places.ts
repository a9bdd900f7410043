import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '../..');
/** Everything the bench writes; kept between runs for the generated files. */
export const scratch = path.join(projectRoot, 'tests', '.tmp', 'bench');
/** The product's processes, bundled as they are shipped. */
export const bundles = path.join(scratch, 'dist');
