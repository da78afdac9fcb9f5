import type { ServiceItem, TerminalConfig } from '../../contract/config.ts';
import { errorReplySchema } from '../../contract/platform/common.ts';
import { headFacts, newRequestId } from './intent.ts';
import { HUB_ID, type ServerClock } from './server-clock.ts';
import type { Peer, SignedExchange } from './signed-exchange.ts';

export interface HubTimeOptions {
  readonly config: Pick<TerminalConfig, 'mode' | 'terminal' | 'platform'>;
  readonly hub: Peer;
  readonly send: SignedExchange;
  readonly serverClock: ServerClock;
}

/** Learns the hub's time; `anew` also where it is known, but led to a contradiction. */
export type HubTimeLearner = (anew?: 'anew') => Promise<void>;

/** Nobody's business is asked about: the use cause says what for. */
const FOR_THE_CLOCK: ServiceItem = {
  ...{ code: '', name: { 'zh-CN': '校准时钟', en: 'Set the clock' }, scopes: [] },
  ...{ minLevel: 1, acceptManualComparison: false },
};

/**
 * Asks the hub for its time, unless it has told it since the terminal's clock was set last. The table
 * is a document that anybody may repeat; only an answer to a nonce of our own tells the time. Asked is
 * for the way to the hall's own code system; whatever the hub answers, it is the time that counts.
 */
export function createHubTime(options: HubTimeOptions): HubTimeLearner {
  const { config, hub, serverClock } = options;
  const { hubUrl, homeCodeSystemId, requestTimeoutMs } = config.platform;
  let underway: Promise<void> | undefined;

  function ask(): ReturnType<SignedExchange> {
    const intent = { requestId: newRequestId(), item: FOR_THE_CLOCK };
    const request = {
      ...{ url: `${hubUrl}/v1/resolve`, peer: hub, head: headFacts(config, intent) },
      ...{ body: { codeSystemId: homeCodeSystemId }, timeoutMs: requestTimeoutMs },
    };
    return options.send(request, errorReplySchema);
  }

  return async (anew) => {
    if (anew === undefined && serverClock.knows(HUB_ID)) return;
    // An answer that cannot be believed has taught nothing; any other has, a refusal too.
    underway ??= ask().then(() => void (underway = undefined));
    await underway;
  };
}
