import canonicalize from 'canonicalize';
import { utf8 } from './utf8.ts';

/** How deep a signed body may nest: far more than any body of the contract. */
const MAX_DEPTH = 64;

/**
 * The bytes of a JSON value that are the same for everybody (JCS, RFC 8785): sorted keys, numbers
 * as ECMAScript writes them, UTF-8.
 *
 * @returns `undefined` for what has no such bytes: NaN, infinity, a lone surrogate, a cycle, deeper
 * than 64 levels
 */
export function canonicalBytes(value: unknown): Uint8Array | undefined {
  const text = canonicalText(value);
  return text === undefined ? undefined : utf8(text);
}

/** The same as text. */
export function canonicalText(value: unknown): string | undefined {
  if (!isShallow(value, MAX_DEPTH)) return undefined;
  try {
    return canonicalize(value);
  } catch {
    // The library throws for what I-JSON (RFC 7493) does not allow.
    return undefined;
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}
