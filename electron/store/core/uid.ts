import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(16 * 256);
let used = pool.length;

/** A new UUIDv7 (RFC 9562) as 16 bytes: 48 bits of Unix milliseconds, then random bits. */
export function newUid(now: number): Buffer {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const uid = Buffer.from(pool.subarray(used, used + 16));
  used += 16;
  uid.writeUIntBE(now, 0, 6);
  uid[6] = ((uid[6] ?? 0) & 0x0f) | 0x70;
  uid[8] = ((uid[8] ?? 0) & 0x3f) | 0x80;
  return uid;
}
