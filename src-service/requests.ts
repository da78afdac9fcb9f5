import type { z } from 'zod';
import {
  type RequestError,
  type RequestName,
  type RequestParams,
  REQUESTS,
  type RequestValue,
} from '../contract/requests.ts';
import type { Mode } from '../contract/config.ts';
import type { DeviceCommand } from '../contract/devices.ts';
import { type Failure, failure } from '../contract/failures.ts';
import type { Language } from '../contract/language.ts';
import { err, ok, type Result } from '../contract/result.ts';
import type { DeviceManager } from '../drivers/manager.ts';
import type { Operators } from './operators/operators.ts';
import { isShowable } from './platform/download.ts';
import type { PrintDesk } from './printing/print-desk.ts';
import { type DeadRows, queueAnswer } from './queue-answer.ts';
import { certificateAt } from './session/certificates.ts';
import type { SessionEvent } from './session/events.ts';
import { comparableCard } from './session/face-compared.ts';
import type { SessionRunner } from './session/runner.ts';
import { mayShowCode } from './session/scan-session.ts';

/** At once, or where a device has to answer first, later. */
export type Answer<T> = Result<T, RequestError> | Promise<Result<T, RequestError>>;
type Reply<N extends RequestName> = Answer<RequestValue<N>>;

type Handlers = { readonly [N in RequestName]: (params: RequestParams<N>) => Reply<N> };

export interface RequestOptions {
  readonly runner: SessionRunner;
  readonly operators: Pick<Operators, 'isClosed' | 'active' | 'signIn' | 'signOut'>;
  /** False where there is no such item. */
  readonly chooseItem: (code: string) => boolean;
  readonly mode: Mode;
  /** Dead rows of the queue; absent where there is no store. */
  readonly queue?: DeadRows | undefined;
  readonly chooseLanguage: (language: Language) => void;
  readonly camera: Pick<DeviceManager, 'cameraIs' | 'seen'>;
  readonly prints: Pick<PrintDesk, 'begin' | 'page' | 'send' | 'cancel'>;
  /** Settles when the device has carried out the command, or will not. */
  readonly commandDevice: (
    deviceId: string,
    command: DeviceCommand,
  ) => Promise<Result<undefined, Failure>>;
}

/** What may be asked for where somebody has to sign in and nobody has: nothing of a citizen. */
const FOR_NOBODY: readonly RequestName[] = [
  'operator.sign-in',
  'operator.sign-out',
  'language.choose',
  'device.command',
  'camera.state',
];
/** What a window tells by itself: no sign that a clerk is there. */
const UNASKED: readonly RequestName[] = ['camera.state', 'camera.read'];
/** What only somebody who serves may do: before a self-service terminal stands anybody. */
const AT_COUNTER: readonly RequestName[] = [
  'queue.resend',
  'queue.discard',
  'face.compare',
  'picture.read',
];
const CLOSED: Result<never, RequestError> = err({
  reason: 'failed',
  failure: failure('OPERATOR_NEEDED'),
});
const STALE: Result<never, RequestError> = err({ reason: 'stale' });

/** Answers what a window asks for; parameters are checked here once more, whoever sent them. */
export function createRequestHandler(
  options: RequestOptions,
): (name: RequestName, params: unknown) => Answer<unknown> {
  const { runner, operators } = options;

  /** Passes an event on if it is about the present session. */
  function tell(sessionId: string, event: SessionEvent): Result<null, RequestError> {
    const session = runner.session();
    if (!('id' in session) || session.id !== sessionId) return STALE;
    runner.dispatch(event);
    return ok(null);
  }

  const handlers: Handlers = {
    'session.scan'() {
      if (!mayShowCode(runner.session())) return STALE;
      runner.dispatch({ kind: 'show-code' });
      return ok(null);
    },
    'session.agree': ({ sessionId: id }) => tell(id, { kind: 'agree', id }),
    'session.refuse': ({ sessionId: id }) => tell(id, { kind: 'refuse', id }),
    'session.extend': ({ sessionId: id }) => tell(id, { kind: 'extend', id }),
    'session.end'({ sessionId: id }) {
      if (id !== undefined) return tell(id, { kind: 'end', id });
      // Without a name only pages without a person's data are left.
      if (!['failed', 'ended'].includes(runner.session().state)) return STALE;
      runner.dispatch({ kind: 'end' });
      return ok(null);
    },
    'certificate.open': ({ sessionId: id, certificateId }) =>
      tell(id, { kind: 'open', id, certificateId }),
    'certificate.close': ({ sessionId: id }) => tell(id, { kind: 'close', id }),
    'certificate.read'({ sessionId, certificateId }) {
      const session = runner.session();
      if (session.state !== 'certificates' || session.id !== sessionId) return STALE;
      const mediaType = certificateAt(session, certificateId)?.mediaType ?? '';
      const bytes = runner.document(certificateId);
      return bytes && isShowable(mediaType) ? ok({ mediaType, bytes }) : STALE;
    },
    'print.begin': (params) => options.prints.begin(params),
    'print.page': (params) => options.prints.page(params),
    'print.send': (params) => options.prints.send(params),
    'print.cancel': (params) => options.prints.cancel(params),
    'card.photo'({ sessionId }) {
      const bytes = runner.photo(sessionId);
      return bytes ? ok({ mediaType: 'image/bmp', bytes }) : STALE;
    },
    'face.compare'({ sessionId: id, cardId, photo, same }) {
      if (comparableCard(runner.session(), options.mode) !== cardId) return STALE;
      // Nobody has seen on the screen what was not there to be shown.
      if (photo === 'chip' && !runner.hasPhoto()) return STALE;
      return tell(id, { kind: 'face-compared', id, cardId, same, photo });
    },
    async 'device.command'({ deviceId, command }) {
      const done = await options.commandDevice(deviceId, command);
      return done.ok ? ok(null) : err({ reason: 'failed', failure: done.error });
    },
    'camera.state': (report) => (options.camera.cameraIs(report) ? ok(null) : STALE),
    'camera.read': (symbol) => (options.camera.seen('camera', symbol) ? ok(null) : STALE),
    'picture.read': (symbol) => (options.camera.seen('picture', symbol) ? ok(null) : STALE),
    'item.choose'({ itemCode }) {
      if (!['idle', 'failed', 'ended'].includes(runner.session().state)) return STALE;
      return options.chooseItem(itemCode) ? ok(null) : err({ reason: 'invalid' });
    },
    'queue.resend': ({ rowId }) => queueAnswer(options.queue?.resend(rowId)),
    'queue.discard': ({ rowId, reason }) => queueAnswer(options.queue?.discard(rowId, reason)),
    'operator.sign-in': ({ operatorId, password }) => operators.signIn(operatorId, password),
    'operator.sign-out': () => operators.signOut(),
    'language.choose'({ language }) {
      options.chooseLanguage(language);
      return ok(null);
    },
  };

  return (name, raw) => {
    const params = (REQUESTS[name].params as z.ZodType).safeParse(raw);
    if (!params.success) return err({ reason: 'invalid' });
    if (operators.isClosed() && !FOR_NOBODY.includes(name)) return CLOSED;
    if (options.mode !== 'counter' && AT_COUNTER.includes(name)) return CLOSED;
    if (!UNASKED.includes(name)) operators.active();
    return (handlers[name] as (checked: unknown) => Answer<unknown>)(params.data);
  };
}
