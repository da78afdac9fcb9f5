import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { resolveReplySchema, type RouteEntry } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Intent } from './intent.ts';
import { newRequestId } from './intent.ts';
import type { Answered, HeadFacts, Peer } from './signed-exchange.ts';
import type { TrustedCall } from './trusted-call.ts';

/** Asks the hub for a code system that the table does not name. */
export type Resolver = (
  codeSystemId: string,
  intent: Intent,
) => Promise<Result<RouteEntry, Failure>>;

export interface ResolverOptions {
  readonly hubUrl: string;
  readonly hub: Peer;
  readonly call: TrustedCall;
  readonly clock: Clock;
  readonly headOf: (intent: Intent) => HeadFacts;
  readonly timeoutMs: number;
  readonly budgetMs: number;
}

/** How long "not known" is remembered, in milliseconds. */
const UNKNOWN_MS = 60_000;
/** How long an answer is, in milliseconds: it is newer than the table, but not kept on disk. */
const KNOWN_MS = 10 * 60_000;
/** Code systems that are remembered; anybody can show codes with made-up ones. */
const REMEMBERED = 256;

interface Memory {
  /** By {@link Clock.elapsed}. */
  readonly until: number;
  readonly answer: Result<RouteEntry, Failure>;
}

export function createResolver(options: ResolverOptions): Resolver {
  const { hub, clock } = options;
  const memory = new Map<string, Memory>();

  function remember(codeSystemId: string, answer: Memory['answer'], ms: number): void {
    memory.delete(codeSystemId);
    const [oldest] = memory.keys();
    if (memory.size >= REMEMBERED && oldest !== undefined) memory.delete(oldest);
    memory.set(codeSystemId, { until: clock.elapsed() + ms, answer });
  }

  async function ask(
    codeSystemId: string,
    intent: Intent,
  ): Promise<Result<Answered<{ entry: RouteEntry }>, Failure>> {
    const { signal, once, deadline = clock.elapsed() + options.budgetMs } = intent;
    return options.call(
      {
        ways: [{ url: `${options.hubUrl}/v1/resolve`, peer: hub }],
        head: options.headOf({ ...intent, requestId: newRequestId() }),
        body: { codeSystemId },
        timeoutMs: options.timeoutMs,
        repeats: once ? 0 : 1,
        ...{ deadline, signal },
      },
      resolveReplySchema,
    );
  }

  return async (codeSystemId, intent) => {
    const known = memory.get(codeSystemId);
    if (known && clock.elapsed() < known.until) return known.answer;
    const answer = await ask(codeSystemId, intent);
    if (!answer.ok) {
      if (answer.error.code === 'ROUTE_UNKNOWN') remember(codeSystemId, answer, UNKNOWN_MS);
      return answer;
    }
    const { entry } = answer.value.reply;
    if (entry.codeSystemId !== codeSystemId) return err(failure('REPLY_MISMATCH', 'codeSystemId'));
    const found = ok(entry);
    remember(codeSystemId, found, KNOWN_MS);
    return found;
  };
}
