import type { Failure } from '../../contract/failures.ts';
import type { PlatformStatus } from '../../contract/platform/common.ts';

/**
 * Why a request came to nothing, and what may be done about it:
 * - `transport`: nobody answered who can be believed; the same request may be sent again
 * - `refusal`: the other side itself has said no; it is believed, and asked again only where it says
 *   that it has failed (`INTERNAL`)
 * - `distrust`: somebody answered, but not as it has to be; nothing of it counts
 */
export interface Trouble {
  readonly kind: 'transport' | 'refusal' | 'distrust';
  readonly failure: Failure;
  /** With a refusal: the other side's own word for it. */
  readonly status?: PlatformStatus;
  /** How long the other side wants to be left alone, in milliseconds (Retry-After). */
  readonly retryAfterMs?: number | undefined;
}

export function trouble(kind: Trouble['kind'], failure: Failure, retryAfterMs?: number): Trouble {
  return { kind, failure, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
