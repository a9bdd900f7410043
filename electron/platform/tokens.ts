import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { FilePurpose, FileToken } from '../../shared/api/host.ts';

/** What a token lets its holder do. `folder` is the browser host's folder list; the rest are a page's own. */
export type TokenPurpose = FilePurpose | 'folder';

interface Grant {
  readonly path: string;
  readonly purpose: TokenPurpose;
}

/**
 * Which file a token stands for. Tokens are 128 random bits, live as long as the process and are good for the
 * one purpose they were given for. The table stays on the store's side: pages hold tokens, never paths.
 */
export class TokenTable {
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, string>();

  /** The token for `filePath` and `purpose`, the same one each time it is asked for. */
  grant(filePath: string, purpose: TokenPurpose): FileToken {
    const absolute = path.resolve(filePath);
    const key = `${purpose}\u0000${absolute}`;
    let token = this.#tokens.get(key);
    if (token === undefined) {
      token = randomBytes(16).toString('base64url');
      this.#tokens.set(key, token);
      this.#grants.set(token, { path: absolute, purpose });
    }
    return { token, name: path.basename(absolute) || absolute };
  }

  /** The absolute path, or undefined for a token never given or given for something else. */
  resolve(token: string, purpose: TokenPurpose): string | undefined {
    const grant = this.#grants.get(token);
    return grant?.purpose === purpose ? grant.path : undefined;
  }
}
