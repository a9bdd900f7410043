import type { StoreEvent } from '../../shared/api/events.ts';
import type { Failure } from '../../shared/api/failure.ts';
import type { Reply, StoreMessage } from '../../shared/api/transport.ts';

const eventTypes: ReadonlySet<unknown> = new Set<StoreEvent['type']>([
  'changed',
  'workspace',
  'job',
  'progress',
  'store-restarted',
]);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether `value` is an event this version knows. Its content comes from our own store and is not checked again. */
export function isStoreEvent(value: unknown): value is StoreEvent {
  return isRecord(value) && eventTypes.has(value.type);
}

export function isReply(value: unknown): value is Reply {
  if (!isRecord(value)) return false;
  if (value.ok === true) return typeof value.seq === 'number' && 'value' in value;
  return value.ok === false && isRecord(value.failure) && typeof value.failure.message === 'string';
}

/** Whether `value` is a frame the store sends to a page: a reply or an event. */
export function isStoreMessage(value: unknown): value is Exclude<StoreMessage, { type: 'request' }> {
  if (!isRecord(value)) return false;
  if (value.type === 'event') return isStoreEvent(value.event);
  return value.type === 'reply' && typeof value.id === 'number' && isReply(value.reply);
}

/** The answer to a call whose real answer will never come. */
export function failed(code: Failure['code'], message: string): Reply {
  return { ok: false, failure: { code, message } };
}
