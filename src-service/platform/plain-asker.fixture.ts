import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { mapOk } from '../../contract/result.ts';
import { type Asker, directUrl } from './asker.ts';
import { requestJson } from './http.ts';
import { headFacts } from './intent.ts';

/** Asks as it stands, without signature or seal: for tests of what is asked. */
export function createPlainAsker(
  config: Pick<TerminalConfig, 'mode' | 'terminal' | 'platform'>,
  clock: Clock,
): Asker {
  return async ({ route, operation, intent, body, token, holdMs = 0 }, schema) => {
    const url = directUrl(route, operation);
    if (!url.ok) return url;
    const head = { ...headFacts(config, intent), timestamp: clock.now() };
    const answer = await requestJson(
      {
        url: url.value,
        timeoutMs: config.platform.requestTimeoutMs + holdMs,
        body: { ...body, head },
        ...(token === undefined ? {} : { token }),
        ...(intent.signal ? { signal: intent.signal } : {}),
      },
      schema,
    );
    return mapOk(answer, (reply) => ({ reply, nonce: '', wasSealed: false }));
  };
}
