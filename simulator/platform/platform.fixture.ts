import { manualClock, type ManualClock } from '../../contract/clock.ts';
import type { UnsignedHead } from '../../contract/platform/common.ts';
import { DEFAULT_POLICY, type Policy } from '../control-api.ts';
import { CERTIFICATES } from '../data/certificates.ts';
import type { CertificateStore } from './certificate-store.ts';
import { codeSystemRoutes } from './code-systems.ts';
import { makeFaultSwitch, type FaultSwitch } from './fault-switch.ts';
import { parseJson } from './http/body.ts';
import { findRoute } from './http/router.ts';
import { hubRoutes } from './hub.ts';
import { makePlatform, type Platform } from './platform.ts';
import { provincialRoutes } from './provincial.ts';
import { requestHead } from './request-head.fixture.ts';
import { simRoutes } from './sim-api.ts';
import { simScanRoutes } from './sim-scan-api.ts';
import { simTrustRoutes } from './sim-trust-api.ts';

/** Noon in China on 1 July 2026. */
export const NOON = Date.UTC(2026, 6, 1, 4);
export const BASE_URL = 'http://127.0.0.1:1';

/** The policy of the bench, whose calls are not signed. */
export const BENCH_POLICY: Policy = { ...DEFAULT_POLICY, signatures: 'accepted' };

/** A reply with its body parsed. */
export interface Answered {
  readonly status: number;
  readonly json: unknown;
  readonly bytes: Uint8Array;
}

/** A platform without a network: calls go straight to the routes, time is in the test's hands. */
export interface Bench {
  readonly clock: ManualClock;
  readonly platform: Platform;
  readonly faults: FaultSwitch;
  call(method: string, path: string, body?: unknown, bearer?: string): Promise<Answered>;
  /** A code that the citizen's app shows. */
  showCode(citizenId: string, more?: object): Promise<string>;
  /** Verifies a fresh code; the reply without checks. */
  verify(citizenId: string, head?: UnsignedHead): Promise<Record<string, unknown>>;
  /** Verifies and agrees to everything; the access token. */
  authorise(citizenId: string, needScopes?: readonly string[]): Promise<string>;
}

/** The code system that all bench people use. */
export const SYSTEM = '/cs/1390000/v1';

/** A store whose files are their own names; `lost` are in the index but cannot be read. */
export function memoryStore(lost: readonly string[] = []): CertificateStore {
  const known = new Map(
    CERTIFICATES.map(({ id, identifier, type }) => [
      identifier,
      {
        ...{ identifier, file: `${id}.png`, mediaType: type.mediaType },
        ...{ sizeBytes: id.length, sm3: '0'.repeat(64) },
      },
    ]),
  );
  return {
    find: (identifier) => known.get(identifier),
    read(identifier) {
      const id = known.get(identifier)?.file.replace('.png', '');
      const isLost = id === undefined || lost.includes(id);
      return Promise.resolve(isLost ? undefined : new TextEncoder().encode(id));
    },
  };
}

export function makeBench(store = memoryStore()): Bench {
  const clock = manualClock(NOON);
  const platform = makePlatform(clock, store, () => BASE_URL);
  platform.policy.set(BENCH_POLICY);
  const faults = makeFaultSwitch();
  const routes = [
    ...hubRoutes(platform),
    ...codeSystemRoutes(platform),
    ...provincialRoutes(platform),
    ...simRoutes(platform, faults),
    ...simTrustRoutes(platform),
    ...simScanRoutes(platform),
  ];

  async function call(
    method: string,
    path: string,
    body?: unknown,
    bearer?: string,
  ): Promise<Answered> {
    const match = findRoute(routes, method, path);
    if (match.kind !== 'found') throw new Error(`no route for ${method} ${path}`);
    const bytes = new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body));
    const request = { method, path, bearer, body: bytes };
    const reply = await match.route.handle(request, match.parameters);
    return { status: reply.status, json: parseJson(reply.body), bytes: reply.body };
  }

  async function showCode(citizenId: string, more: object = {}): Promise<string> {
    const order = { citizenId, codeSystemId: '1390000', ...more };
    const { json } = await call('POST', '/sim/codes', order);
    return (json as { code: string }).code;
  }

  async function verify(
    citizenId: string,
    head = requestHead(),
    needScopes: readonly string[] = ['*'],
  ): Promise<Record<string, unknown>> {
    const body = verifyBody(await showCode(citizenId), { head, needScopes });
    return (await call('POST', `${SYSTEM}/verify`, body)).json as Record<string, unknown>;
  }

  return {
    ...{ clock, platform, faults, call, showCode, verify },
    async authorise(citizenId, needScopes = ['*']) {
      const { subjectRef, scopes } = await verify(citizenId, requestHead(), needScopes);
      const codes = (scopes as { code: string }[]).map(({ code }) => code);
      const body = tokenBody(String(subjectRef), { scopes: codes });
      const { json } = await call('POST', `${SYSTEM}/token`, body);
      return (json as { accessToken: string }).accessToken;
    },
  };
}

/** A reply as a repeated request gets it again; only its head is of this sending. */
export function bodyOf(json: unknown): object {
  const { head, ...body } = json as { head: { status: string } };
  return { status: head.status, ...body };
}

export function verifyBody(codeContent: string, more: object = {}): object {
  return {
    ...{ head: requestHead(), codeContent, symbology: ']Q1', scannedAt: NOON },
    ...{ needScopes: ['*'], ...more },
  };
}

export function tokenBody(subjectRef: string, more: object = {}): object {
  return { head: requestHead(), subjectRef, agreed: true, scopes: [], decidedAt: NOON, ...more };
}
