import type { Diagnostic } from '../../contract/snapshot.ts';
import { LARGE_SKEW_MS } from './server-clock.ts';

/** What there is to know of how terminal and platform stand with each other. */
export interface Standing {
  /** When the service started, in milliseconds since 1970, as all of these. */
  readonly startedAt: number;
  readonly hasKeys: boolean;
  /** By how much the terminal's clock is slow (positive) or fast, in milliseconds. */
  readonly skewMs: number;
  readonly skewedSince: number;
  readonly routesStaleSince: number | undefined;
  readonly unknownSince: number | undefined;
}

/** The lines for the technician. */
export function platformDiagnostics(standing: Standing): Diagnostic[] {
  const { skewMs, routesStaleSince, unknownSince } = standing;
  const lines: Diagnostic[] = [];
  if (!standing.hasKeys) lines.push({ key: 'key-missing', since: standing.startedAt });
  if (Math.abs(skewMs) > LARGE_SKEW_MS) {
    // Positive where the terminal's clock is ahead.
    const detail = String(Math.round(-skewMs / 1_000));
    lines.push({ key: 'clock-skew', since: standing.skewedSince, detail });
  }
  if (routesStaleSince !== undefined) {
    lines.push({ key: 'route-table-stale', since: routesStaleSince });
  }
  if (unknownSince !== undefined) lines.push({ key: 'not-enrolled', since: unknownSince });
  return lines;
}
