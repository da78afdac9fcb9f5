import type { Diagnostic } from '../../contract/snapshot.ts';

/** What there is to know of how terminal and platform stand with each other. */
export interface Standing {
  /** When the service started, in milliseconds since 1970, as all of these. */
  readonly startedAt: number;
  readonly hasKeys: boolean;
  /** By how much the terminal's clock is slow (positive) or fast, in milliseconds. */
  readonly skewMs: number;
  /** Since when that is too much; absent where it is not. */
  readonly skewedSince: number | undefined;
  readonly routesStaleSince: number | undefined;
  readonly unknownSince: number | undefined;
}

/** The lines for the technician. */
export function platformDiagnostics(standing: Standing): Diagnostic[] {
  const { skewMs, skewedSince, routesStaleSince, unknownSince } = standing;
  const lines: Diagnostic[] = [];
  if (!standing.hasKeys) lines.push({ key: 'key-missing', since: standing.startedAt });
  if (skewedSince !== undefined) {
    // Positive where the terminal's clock is ahead.
    const detail = String(Math.round(-skewMs / 1_000));
    lines.push({ key: 'clock-skew', since: skewedSince, detail });
  }
  if (routesStaleSince !== undefined) {
    lines.push({ key: 'route-table-stale', since: routesStaleSince });
  }
  if (unknownSince !== undefined) lines.push({ key: 'not-enrolled', since: unknownSince });
  return lines;
}
