import { z } from 'zod';
import type { Result } from '../../../contract/result.ts';
import {
  devicesStateSchema,
  issuedCodeSchema,
  type issueCodeSchema,
  platformStateSchema,
  policySchema,
  replyFaultPlansSchema,
  replyFaultsSchema,
  scanSessionSchema,
  transcriptEntrySchema,
  type DevicesState,
  type Family,
  type IssuedCode,
  type Phone,
  type PlatformFaults,
  type PlatformState,
  type Policy,
  type PutCard,
  type ReplyFaults,
  type ScanSession,
  type TranscriptEntry,
} from '../../control-api.ts';
import { type EnrolmentCode, enrolmentCodeSchema } from '../../enrolment-code.ts';
import type { ReplyFaultPlan } from '../../platform/reply-fault-plan.ts';
import type { CameraCondition } from '../../camera/camera-condition.ts';
import {
  type PrinterCondition,
  type PrinterState,
  printerStateSchema,
} from '../../printer/printer-state.ts';
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
  /** To another port. */
  readonly move: (deviceId: string) => Reply<undefined>;
  /** By the name of a plan; undefined: everything is well again. */
  readonly setFaults: (deviceId: string, plan: string | undefined) => Reply<undefined>;
  readonly add: (id: string, family: Family) => Reply<undefined>;
  readonly remove: (deviceId: string) => Reply<undefined>;
  readonly setCamera: (condition: CameraCondition) => Reply<undefined>;
  readonly printer: () => Reply<PrinterState>;
  readonly setPrinter: (condition: PrinterCondition) => Reply<undefined>;
}

/** The control address of the simulated platform: what citizens do there, and its faults. */
export interface PlatformClient {
  readonly state: () => Reply<PlatformState>;
  readonly issueCode: (request: CodeRequest) => Reply<IssuedCode>;
  readonly setFaults: (faults: PlatformFaults) => Reply<undefined>;
  /** What phones can scan (扫码), newest first. */
  readonly scanSessions: () => Reply<ScanSession[]>;
  /** A citizen scans, confirms or refuses on the phone. */
  readonly phone: (ref: string, phone: Phone) => Reply<undefined>;
  /** The latest exchanges of the platform with terminals, newest first. */
  readonly transcript: () => Reply<TranscriptEntry[]>;
  readonly clearTranscript: () => Reply<undefined>;
  readonly policy: () => Reply<Policy>;
  readonly setPolicy: (policy: Policy) => Reply<undefined>;
  /** A fresh code with which one terminal makes its keys known (入网). */
  readonly issueEnrolmentCode: () => Reply<EnrolmentCode>;
  readonly replyFaults: () => Reply<ReplyFaults>;
  readonly setReplyFaults: (faults: ReplyFaults) => Reply<undefined>;
  /** The plans that have a file. */
  readonly replyFaultPlans: () => Reply<ReplyFaultPlan[]>;
}

/** A hundred exchanges with what was said in them; only the simulator's own page reads so much. */
const MAX_TRANSCRIPT_BYTES = 8 * 1024 * 1024;

/** Talks to the device simulator at `base`; the empty string is the page's own origin. */
export function devicesClient(base: string, limitMs?: number): DevicesClient {
  const send = sender(`${base}/api`, limitMs);
  const device = (id: string): string => `/devices/${encodeURIComponent(id)}`;
  const reader = (id: string): string => `/readers/${encodeURIComponent(id)}/card`;
  return {
    state: () => send('GET', '/state', { reply: devicesStateSchema }),
    scan: (id, text, aim) =>
      send('POST', `/scanners/${encodeURIComponent(id)}/scan`, { body: { text, aim } }),
    putCard: (id, card) => send('PUT', reader(id), { body: card }),
    liftCard: (id) => send('DELETE', reader(id)),
    move: (id) => send('POST', `${device(id)}/move`),
    setFaults: (id, name) =>
      name === undefined
        ? send('DELETE', `${device(id)}/faults`)
        : send('PUT', `${device(id)}/faults`, { body: { name } }),
    add: (id, family) => send('POST', '/devices', { body: { id, family } }),
    remove: (id) => send('DELETE', device(id)),
    setPlugged: (id, plugged) => send('POST', `${device(id)}/${plugged ? 'plug' : 'unplug'}`),
    setCamera: (condition) => send('PUT', '/camera', { body: { condition } }),
    printer: () => send('GET', '/printer', { reply: printerStateSchema }),
    setPrinter: (condition) => send('PUT', '/printer', { body: { condition } }),
  };
}

/** Talks to the simulated platform at `base`. */
export function platformClient(base: string, limitMs?: number): PlatformClient {
  const send = sender(`${base}/sim`, limitMs);
  return {
    state: () => send('GET', '/state', { reply: platformStateSchema }),
    issueCode: (request) => send('POST', '/codes', { body: request, reply: issuedCodeSchema }),
    setFaults: (faults) => send('PUT', '/faults', { body: faults }),
    scanSessions: () => send('GET', '/scan-sessions', { reply: z.array(scanSessionSchema) }),
    phone: (ref, phone) =>
      send('POST', `/scan-sessions/${encodeURIComponent(ref)}`, { body: phone }),
    transcript: () =>
      send('GET', '/transcript', {
        reply: z.array(transcriptEntrySchema),
        limitBytes: MAX_TRANSCRIPT_BYTES,
      }),
    clearTranscript: () => send('DELETE', '/transcript'),
    policy: () => send('GET', '/policy', { reply: policySchema }),
    setPolicy: (policy) => send('PUT', '/policy', { body: policy }),
    issueEnrolmentCode: () => send('POST', '/enrolment-codes', { reply: enrolmentCodeSchema }),
    replyFaults: () => send('GET', '/reply-faults', { reply: replyFaultsSchema }),
    setReplyFaults: (faults) => send('PUT', '/reply-faults', { body: faults }),
    replyFaultPlans: () => send('GET', '/reply-fault-plans', { reply: replyFaultPlansSchema }),
  };
}

type Extras<T> = Pick<JsonRequest<T>, 'body' | 'reply' | 'limitBytes'>;

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
