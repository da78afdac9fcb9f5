import type { Failure } from '../../contract/failures.ts';
import type { QueueKind, QueueRow } from '../../contract/queue.ts';
import type { Result } from '../../contract/result.ts';

/** Why a try came to nothing. */
export interface TryFailure {
  readonly failure: Failure;
  /**
   * - `again`: nobody was reached, or somebody has failed: the row is tried again
   * - `final`: the other side does not want it
   * - `over`: what it was for is over
   */
  readonly verdict: 'again' | 'final' | 'over';
  /** `again`: the destination itself is out of reach, has failed or asks for slower requests. */
  readonly isOutage?: boolean;
  /** How long the destination wants to be left alone, in milliseconds (Retry-After). */
  readonly retryAfterMs?: number | undefined;
}

/** Called once the end of a row is written. */
export interface Told {
  (): void;
  /** Called instead where nobody is told, because the row was taken away meanwhile: wipes what came. */
  readonly drop?: () => void;
}

/** What is done with one kind of row. */
export interface Handler {
  /**
   * Tries a row once. Whatever it throws ends the row as dead: it is a bug, and must not stand in the
   * way of others.
   *
   * @returns what is to be told when the row has been written as done
   */
  attempt(row: QueueRow, payload: unknown, signal: AbortSignal): Promise<Result<Told, TryFailure>>;
  /** The row waits again. */
  onTried?(row: QueueRow, nextTryAt: number): void;
  /** The row is dead or expired. */
  onFailed?(row: QueueRow, why: Failure): void;
}

export type Handlers = Readonly<Record<QueueKind, Handler>>;
