import type { ServiceItem } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, mapOk, type Result } from '../../contract/result.ts';
import type { ScanStep } from '../../contract/session.ts';
import type { CardInput, Grant, Input } from '../session/model.ts';
import type { AccessToken } from './access-token.ts';
import type { CertificateSource, ListedCertificate } from './certificate-source.ts';
import type { CodeSystem, Decision } from './code-system.ts';
import { type Intent, newRequestId } from './intent.ts';
import type { Router } from './router.ts';
import type { ScanSession, ScanSessions } from './scan-session.ts';
import type { Trouble } from './trouble.ts';
import type { Verified } from './verified.ts';

/** The way from a code or card to certificates, step by step, over the network. */
export interface Way {
  /** Route and verify: who it is and what may be asked for. */
  verify(input: Input, run: Run): Promise<Result<Verified, Failure>>;
  /**
   * 人证合一: asks the code system that verified a code whether this card is the same person's. Fails
   * with `PERSON_MISMATCH` where it is not; otherwise the answer stands for code and card together.
   */
  join(card: CardInput, code: Verified, run: Run): Promise<Result<Verified, Failure>>;
  /** Consent given: token and list. With what the terminal has read of a card, if it has. */
  authorise(verified: Verified, run: Run, card?: CardEvidence): Promise<Result<Grant, Failure>>;
  /** The list alone, where consent and token came by the phone. */
  list(verified: Verified, token: AccessToken, run: Run): Promise<Result<Grant, Failure>>;
  /** Consent refused: told once, as well as it goes. */
  tellRefusal(verified: Verified, run: Run): Promise<Result<undefined, Failure>>;
  /** The bytes of one certificate, held against what was promised. */
  fetch(
    entry: ListedCertificate,
    route: RouteEntry,
    token: AccessToken,
    run: Run,
  ): Promise<Result<Uint8Array, Failure>>;
  /** 扫码: a code of the home code system, which `run.signal` gives up again. */
  openScan(run: Run): Promise<Result<ScanSession, Failure>>;
}

/** What the terminal itself has to say for the level (GB/T 39047). */
export type CardEvidence = NonNullable<Decision['cardEvidence']>;

export interface Run {
  readonly item: ServiceItem;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: ScanStep) => void;
  /** Sent once: whoever asks tries again himself. */
  readonly once?: boolean;
  readonly operatorId?: string;
  /** Hears of a question why it has no answer in the end, in full. */
  readonly onTrouble?: (trouble: Trouble) => void;
}

export interface WayOptions {
  readonly router: Router;
  readonly codeSystem: CodeSystem;
  /** Where the certificates of a route's citizens come from. */
  readonly certificates: (route: RouteEntry) => CertificateSource;
  readonly scanSessions: ScanSessions;
  readonly homeCodeSystemId: string;
}

/** The profiles that a route names are the only ones that it takes; one that names none takes all. */
function takes({ profiles }: RouteEntry, input: Input): boolean {
  const profile = input.via === 'code' ? input.profile : undefined;
  return !profiles || profile === undefined || profiles.includes(profile);
}

export function createWay(options: WayOptions): Way {
  const { router, codeSystem, certificates, scanSessions } = options;

  function intentOf(run: Run, requestId = newRequestId()): Intent {
    const { item, signal, once, operatorId, onTrouble } = run;
    return { requestId, item, signal, once, operatorId, onTrouble };
  }

  function decision({ reply: { subjectRef, scopes } }: Verified): Decision {
    return { subjectRef, scopes: scopes.map(({ code }) => code) };
  }

  async function list({ route }: Verified, token: AccessToken, run: Run) {
    run.onStep?.('list');
    const listed = await certificates(route).list({ route, intent: intentOf(run), token });
    if (!listed.ok) token.wipe();
    return mapOk(listed, (all): Grant => ({ accessToken: token, ...all }));
  }

  return {
    async verify(input, run) {
      run.onStep?.('route');
      const isCard = input.via === 'id-card';
      const intent = intentOf(run, input.requestId);
      const system = isCard ? options.homeCodeSystemId : input.codeSystemId;
      const route = await router.find(system, intent);
      if (!route.ok) return route;
      if (!takes(route.value, input)) return err(failure('PROFILE_REFUSED'));
      run.onStep?.('verify');
      return isCard
        ? codeSystem.identify(route.value, intent, input)
        : codeSystem.verify(route.value, intent, input.code);
    },

    join({ holder, readAt }, { route, reply: { subjectRef } }, run) {
      // Another intent than the one with which the card alone may have been asked about.
      return codeSystem.identify(route, intentOf(run), { holder, readAt, subjectRef });
    },

    async authorise(verified, run, card) {
      run.onStep?.('authorise');
      const given = { ...decision(verified), ...(card ? { cardEvidence: card } : {}) };
      const token = await codeSystem.authorise(verified.route, intentOf(run), given);
      return token.ok ? list(verified, token.value, run) : token;
    },

    list,

    tellRefusal: (verified, run) =>
      codeSystem.refuse(verified.route, intentOf(run), decision(verified)),

    fetch: (entry, route, token, run) =>
      certificates(route).fetch({ route, intent: intentOf(run), token }, entry),

    async openScan(run) {
      const intent = intentOf(run);
      const route = await router.find(options.homeCodeSystemId, intent);
      return route.ok ? scanSessions.open(route.value, intent) : route;
    },
  };
}
