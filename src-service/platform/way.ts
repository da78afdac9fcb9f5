import type { ServiceItem } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { CertificateEntry, VerifyReply } from '../../contract/platform/code-system.ts';
import { MAX_FILE_BYTES } from '../../contract/platform/common.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, mapOk, type Result } from '../../contract/result.ts';
import type { ScanStep } from '../../contract/session.ts';
import { ensureMasked, maskIdNo, maskName } from '../../contract/mask.ts';
import type { Grant, Input, Verification } from '../session/model.ts';
import { type CodeSystemClient, type Intent, newRequestId } from './code-system.ts';
import { download, isShowable } from './download.ts';
import type { Router } from './routes.ts';

/** The way from a code or card to certificates, step by step, over the network. */
export interface Way {
  /** Route and verify: who it is and what may be asked for. */
  verify(input: Input, run: Run): Promise<Result<Verification, Failure>>;
  /** Consent given: token and list. */
  authorise(verification: Verification, run: Run): Promise<Result<Grant, Failure>>;
  /** Consent refused: told once, as well as it goes. */
  tellRefusal(verification: Verification, run: Run): Promise<Result<undefined, Failure>>;
  /** 代取: the bytes of one certificate, held against what was promised. */
  fetch(
    entry: CertificateEntry,
    route: RouteEntry,
    token: string,
    run: Run,
  ): Promise<Result<Uint8Array, Failure>>;
}

export interface Run {
  readonly item: ServiceItem;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: ScanStep) => void;
}

export interface WayOptions {
  readonly router: Router;
  readonly client: CodeSystemClient;
  readonly homeCodeSystemId: string;
  readonly requestTimeoutMs: number;
}

function verificationOf(route: RouteEntry, input: Input, reply: VerifyReply): Verification {
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
    // A duration by the code system's own clock: the terminal's may stand elsewhere.
    consentForMs: reply.consentUntil - reply.head.serverTime,
  };
}

export function createWay(options: WayOptions): Way {
  const { router, client } = options;

  function intent({ item, signal }: Run, requestId = newRequestId()): Intent {
    return { requestId, item, ...(signal ? { signal } : {}) };
  }

  function decision({ subjectRef, scopes }: Verification) {
    return { subjectRef, scopes: scopes.map(({ code }) => code) };
  }

  return {
    async verify(input, run) {
      run.onStep?.('route');
      const isCard = input.via === 'id-card';
      const system = isCard ? options.homeCodeSystemId : input.codeSystemId;
      const route = await router.find(system, run.signal);
      if (!route.ok) return route;
      run.onStep?.('verify');
      const asked = intent(run, input.requestId);
      const reply = isCard
        ? await client.identify(route.value, asked, input.holder, input.readAt)
        : await client.verify(route.value, asked, input.code);
      if (reply.ok && reply.value.codeSystemId !== system) {
        return err(failure('PLATFORM_REPLY_INVALID', 'codeSystemId'));
      }
      return mapOk(reply, (value) => verificationOf(route.value, input, value));
    },

    async authorise(verification, run) {
      const { route } = verification;
      run.onStep?.('authorise');
      const token = await client.authorise(route, intent(run), decision(verification));
      if (!token.ok) return token;
      run.onStep?.('list');
      const { accessToken } = token.value;
      const entries = await client.list(route, intent(run), accessToken);
      return mapOk(entries, (list) => ({ accessToken, entries: list }));
    },

    tellRefusal: (verification, run) =>
      client.refuse(verification.route, intent(run), decision(verification)),

    async fetch(entry, route, token, run) {
      if (!isShowable(entry.mediaType)) return err(failure('CERT_TYPE', 'unknown media type'));
      if (entry.sizeBytes > MAX_FILE_BYTES) return err(failure('CERT_TOO_LARGE'));
      const promised = await client.file(route, intent(run), token, entry.identifier);
      if (!promised.ok) return promised;
      const { sizeBytes, sm3, mediaType } = promised.value;
      // List and handle must promise the same file.
      if (sizeBytes !== entry.sizeBytes || sm3 !== entry.sm3 || mediaType !== entry.mediaType) {
        return err(failure('CERT_DIGEST', 'list and file differ'));
      }
      const timeoutMs = options.requestTimeoutMs;
      const limits = { timeoutMs, ...(run.signal ? { signal: run.signal } : {}) };
      return download(route, promised.value, limits);
    },
  };
}
