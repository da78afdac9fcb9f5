import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { type Failure, failure, type FailureCode } from '../../contract/failures.ts';
import {
  type ScanSessionReply,
  scanSessionReplySchema,
  scanStatusReplySchema,
  type ScanStatusReply,
} from '../../contract/platform/code-system.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Asker } from './asker.ts';
import { tokenUser } from './code-system.ts';
import { type Intent, newRequestId } from './intent.ts';
import { pause } from './pause.ts';
import { type Confirmed, scanOutcome } from './scan-outcome.ts';
import type { Answered } from './signed-exchange.ts';

/** A code of the terminal's own that a citizen's phone can scan (扫码). */
export interface ScanSession {
  /** One-time session code, shown as a QR symbol. */
  readonly scanCode: string;
  /** How long it can be confirmed, by the code system's own clock, in milliseconds. */
  readonly validForMs: number;
  /**
   * Waits for the citizen. Ends with what was confirmed, with a failure, or with the session's
   * signal; then it is given up at the code system too.
   *
   * @param onScanned the phone has read the code, and shows who asks for what
   */
  outcome(onScanned: () => void): Promise<Result<Confirmed, Failure>>;
}

export interface ScanSessions {
  /** Opens one; `intent.signal` ends it. Fails with `ROUTE_UNKNOWN` where 扫码 is not offered. */
  open(route: RouteEntry, intent: Intent): Promise<Result<ScanSession, Failure>>;
}

type Known = 'PENDING' | 'SCANNED';

/** How long the code system may hold an answer back, in milliseconds. */
const HOLD_MS = 10_000;
/** Time for the word that a session is given up, in milliseconds. */
const FAREWELL_MS = 4_000;
/** Between two questions where answers are not held back: longer each time, up to this many ms. */
const LONGEST_PAUSE_MS = 5_000;
const PAUSE_GROWTH = 1.5;

/** Nobody has answered; somebody may the next time. */
const PASSING: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...(['PLATFORM_TIMEOUT', 'PLATFORM_UNREACHABLE', 'PLATFORM_ERROR', 'RATE_LIMIT'] as const),
]);

function grown(ms: number): number {
  return Math.min(ms * PAUSE_GROWTH, LONGEST_PAUSE_MS);
}

export function createScanSessions(
  ask: Asker,
  config: Pick<TerminalConfig, 'terminal'>,
  clock: Clock,
): ScanSessions {
  function sessionOf(
    { head, scanSessionRef, scanCode, expiresAt, pollAfterMs }: ScanSessionReply,
    route: RouteEntry,
    intent: Intent,
  ): ScanSession {
    const { signal } = intent;
    const validForMs = Math.max(0, expiresAt - head.serverTime);
    const endsAt = clock.elapsed() + validForMs;
    const needScopes = intent.item.scopes;
    const context = { route, user: tokenUser(config, intent), needScopes, clock };
    let known: Known = 'PENDING';

    function askStatus(
      waitMs: number,
      cancel: boolean,
      change: Partial<Intent> & Pick<Intent, 'requestId'>,
    ): Promise<Result<Answered<ScanStatusReply>, Failure>> {
      const asked = { ...intent, ...change, once: true };
      const body = { scanSessionRef, known, waitMs, cancel };
      return ask(
        { route, operation: 'scan-session/status', intent: asked, body, holdMs: waitMs },
        scanStatusReplySchema,
      );
    }

    /** Said once and not waited for: a session that nobody confirms ends by itself. */
    function giveUp(code: FailureCode): Result<never, Failure> {
      const deadline = clock.elapsed() + FAREWELL_MS;
      void askStatus(0, true, { signal: undefined, requestId: newRequestId(), deadline });
      return err(failure(code, 'terminal'));
    }

    async function outcome(onScanned: () => void): Promise<Result<Confirmed, Failure>> {
      let isHeld = true;
      let pauseMs = pollAfterMs;
      // A token is given to one requestId alone: an answer that was lost is asked for again by it.
      let requestId = newRequestId();
      for (;;) {
        const askedAt = clock.elapsed();
        if (signal?.aborted) return giveUp('SCAN_SESSION_CANCELLED');
        if (askedAt >= endsAt) return giveUp('SCAN_SESSION_EXPIRED');
        const waitMs = isHeld ? Math.min(HOLD_MS, Math.ceil(endsAt - askedAt)) : 0;
        const answer = await askStatus(waitMs, false, { requestId, deadline: endsAt + HOLD_MS });
        if (answer.ok) {
          const ended = scanOutcome(answer.value, context);
          if (ended) return ended;
          requestId = newRequestId();
          const isNews = answer.value.reply.state === 'SCANNED' && known === 'PENDING';
          if (isNews) {
            known = 'SCANNED';
            pauseMs = pollAfterMs;
            onScanned();
          }
          // Whoever holds answers back tells the next one as soon as it is there.
          if (isNews && isHeld) continue;
          const isEarly = clock.elapsed() - askedAt < waitMs;
          if (!isNews && (isEarly || !isHeld)) pauseMs = grown(pauseMs);
        } else {
          if (!signal?.aborted && !PASSING.has(answer.error.code)) return answer;
          // Something between may not let an answer wait: short questions from here on.
          isHeld = false;
          pauseMs = grown(pauseMs);
        }
        // An answer that was held back has done the waiting already.
        const rest = Math.min(askedAt + pauseMs, endsAt) - clock.elapsed();
        if (rest > 0) await pause(clock, rest, signal);
      }
    }

    return { scanCode, validForMs, outcome };
  }

  return {
    async open(route, intent) {
      const body = { needScopes: intent.item.scopes };
      const opened = await ask(
        { route, operation: 'scan-session', intent, body },
        scanSessionReplySchema,
      );
      return opened.ok ? ok(sessionOf(opened.value.reply, route, intent)) : opened;
    },
  };
}
