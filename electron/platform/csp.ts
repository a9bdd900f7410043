import { randomBytes } from 'node:crypto';

/**
 * The Content-Security-Policy of every page, in both hosts. CodeMirror and React Aria add `<style>` elements of
 * their own, so styles are allowed by a nonce that is new for each page; scripts only from our own files.
 */
export function contentSecurityPolicy(styleNonce?: string): string {
  const style = styleNonce === undefined ? "'self'" : `'self' 'nonce-${styleNonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** A fresh value for `contentSecurityPolicy` and `withPageMeta`. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * index.html with the nonce where React Aria looks for it (`meta[property=csp-nonce]`; the page gives the same
 * one to CodeMirror's `EditorView.cspNonce`) and the version of the product.
 */
export function withPageMeta(html: string, styleNonce: string, version: string): string {
  const meta =
    `<meta property="csp-nonce" nonce="${styleNonce}">` +
    `<meta name="touchline-version" content="${version.replace(/[^\w.+-]/g, '')}">`;
  return html.replace(/<head(\s[^>]*)?>/i, (head) => head + meta);
}
