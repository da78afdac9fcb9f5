import type { z } from 'zod';
import type { Result } from '../../../contract/result.ts';
import {
  devicesStateSchema,
  issuedCodeSchema,
  type issueCodeSchema,
  platformStateSchema,
  type DevicesState,
  type IssuedCode,
  type PlatformFaults,
  type PlatformState,
  type PutCard,
} from '../../control-api.ts';
import { type JsonRequest, requestJson, type RequestFailure } from './http.ts';

export type Reply<T> = Promise<Result<T, RequestFailure>>;
export type CodeRequest = z.input<typeof issueCodeSchema>;

/** The control address of the device simulator, which also serves the dock. */
export interface DevicesClient {
  readonly state: () => Reply<DevicesState>;
  /** `aim` is code character and modifier, without the flag `]`. */
  readonly scan: (scannerId: string, text: string, aim: string) => Reply<undefined>;
  readonly putCard: (readerId: string, card: PutCard) => Reply<undefined>;
  readonly liftCard: (readerId: string) => Reply<undefined>;
  readonly setPlugged: (deviceId: string, plugged: boolean) => Reply<undefined>;
}

/** The control address of the simulated platform: what citizens do there, and its faults. */
export interface PlatformClient {
  readonly state: () => Reply<PlatformState>;
  readonly issueCode: (request: CodeRequest) => Reply<IssuedCode>;
  readonly setFaults: (faults: PlatformFaults) => Reply<undefined>;
}

/** Talks to the device simulator at `base`; the empty string is the page's own origin. */
export function devicesClient(base: string, limitMs?: number): DevicesClient {
  const send = sender(`${base}/api`, limitMs);
  const reader = (id: string): string => `/readers/${encodeURIComponent(id)}/card`;
  return {
    state: () => send('GET', '/state', { reply: devicesStateSchema }),
    scan: (id, text, aim) =>
      send('POST', `/scanners/${encodeURIComponent(id)}/scan`, { body: { text, aim } }),
    putCard: (id, card) => send('PUT', reader(id), { body: card }),
    liftCard: (id) => send('DELETE', reader(id)),
    setPlugged: (id, plugged) =>
      send('POST', `/devices/${encodeURIComponent(id)}/${plugged ? 'plug' : 'unplug'}`),
  };
}

/** Talks to the simulated platform at `base`. */
export function platformClient(base: string, limitMs?: number): PlatformClient {
  const send = sender(`${base}/sim`, limitMs);
  return {
    state: () => send('GET', '/state', { reply: platformStateSchema }),
    issueCode: (request) => send('POST', '/codes', { body: request, reply: issuedCodeSchema }),
    setFaults: (faults) => send('PUT', '/faults', { body: faults }),
  };
}

type Extras<T> = Pick<JsonRequest<T>, 'body' | 'reply'>;

function sender(root: string, limitMs: number | undefined) {
  return <T = undefined>(
    method: JsonRequest<T>['method'],
    path: string,
    extras: Extras<T> = {},
  ): Reply<T> =>
    requestJson<T>({
      method,
      url: root + path,
      ...extras,
      ...(limitMs === undefined ? {} : { limitMs }),
    });
}
