import type { ServiceItem } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { ensureMasked, maskIdNo, maskName } from '../../contract/mask.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, mapOk, type Result } from '../../contract/result.ts';
import type { ScanStep } from '../../contract/session.ts';
import type { Grant, Input, Verification } from '../session/model.ts';
import type { AccessToken } from './access-token.ts';
import type { CertificateSource, ListedCertificate } from './certificate-source.ts';
import type { CodeSystem, Decision } from './code-system.ts';
import { type Intent, newRequestId } from './intent.ts';
import type { Router } from './router.ts';
import type { Verified } from './verified.ts';

/** The way from a code or card to certificates, step by step, over the network. */
export interface Way {
  /** Route and verify: who it is and what may be asked for. */
  verify(input: Input, run: Run): Promise<Result<Verification, Failure>>;
  /** Consent given: token and list. */
  authorise(verification: Verification, run: Run): Promise<Result<Grant, Failure>>;
  /** Consent refused: told once, as well as it goes. */
  tellRefusal(verification: Verification, run: Run): Promise<Result<undefined, Failure>>;
  /** The bytes of one certificate, held against what was promised. */
  fetch(
    entry: ListedCertificate,
    route: RouteEntry,
    token: AccessToken,
    run: Run,
  ): Promise<Result<Uint8Array, Failure>>;
}

export interface Run {
  readonly item: ServiceItem;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: ScanStep) => void;
  /** Sent once: whoever asks tries again himself. */
  readonly once?: boolean;
  readonly operatorId?: string;
}

export interface WayOptions {
  readonly router: Router;
  readonly codeSystem: CodeSystem;
  /** Where the certificates of a route's citizens come from. */
  readonly certificates: (route: RouteEntry) => CertificateSource;
  readonly homeCodeSystemId: string;
}

function verificationOf({ route, reply, consentForMs }: Verified, input: Input): Verification {
  const isCard = input.via === 'id-card';
  return {
    route,
    subjectRef: reply.subjectRef,
    subject: {
      via: input.via,
      // The card in the citizen's own hand is the better source of the two.
      nameMasked: isCard ? maskName(input.holder.name) : ensureMasked(reply.nameMasked, maskName),
      idNoMasked: isCard ? maskIdNo(input.holder.idNo) : ensureMasked(reply.idNoMasked, maskIdNo),
      realNameLevel: reply.realNameLevel,
      proofs: [isCard ? 'CARD' : 'CODE'],
      codeSystemName: route.name['zh-CN'],
      ...(isCard ? { card: input.card } : {}),
    },
    scopes: reply.scopes,
    consentForMs,
  };
}

/** The profiles that a route names are the only ones that it takes; one that names none takes all. */
function takes({ profiles }: RouteEntry, input: Input): boolean {
  const profile = input.via === 'code' ? input.profile : undefined;
  return !profiles || profile === undefined || profiles.includes(profile);
}

export function createWay(options: WayOptions): Way {
  const { router, codeSystem, certificates } = options;

  function intentOf({ item, signal, once, operatorId }: Run, requestId = newRequestId()): Intent {
    return { requestId, item, signal, once, operatorId };
  }

  function decision({ subjectRef, scopes }: Verification): Decision {
    return { subjectRef, scopes: scopes.map(({ code }) => code) };
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
      const verified = isCard
        ? await codeSystem.identify(route.value, intent, input)
        : await codeSystem.verify(route.value, intent, input.code);
      return mapOk(verified, (value) => verificationOf(value, input));
    },

    async authorise(verification, run) {
      const { route } = verification;
      run.onStep?.('authorise');
      const token = await codeSystem.authorise(route, intentOf(run), decision(verification));
      if (!token.ok) return token;
      run.onStep?.('list');
      const accessToken = token.value;
      const question = { route, intent: intentOf(run), token: accessToken };
      const entries = await certificates(route).list(question);
      if (!entries.ok) accessToken.wipe();
      return mapOk(entries, (list) => ({ accessToken, entries: list }));
    },

    tellRefusal: (verification, run) =>
      codeSystem.refuse(verification.route, intentOf(run), decision(verification)),

    fetch: (entry, route, token, run) =>
      certificates(route).fetch({ route, intent: intentOf(run), token }, entry),
  };
}
