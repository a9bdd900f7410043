import type { Host } from '../../shared/api/host.ts';

/** The system the page runs on, for key names and wording. */
export function readPlatform(userAgent: string): Host['platform'] {
  if (/Mac|iPhone|iPad/.test(userAgent)) return 'mac';
  return /Windows/.test(userAgent) ? 'windows' : 'linux';
}

/** Whether a link may leave the product: web addresses and mail only. */
export function isOutsideLink(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'mailto:');
}
