import { randomUUID } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import type { ServiceItem, TerminalConfig } from '../../contract/config.ts';
import type { Failure } from '../../contract/failures.ts';
import {
  type CertificateEntry,
  fileReplySchema,
  type FileReply,
  type IdentifyRequest,
  listReplySchema,
  tokenReplySchema,
  type TokenReply,
  verifyReplySchema,
  type VerifyReply,
  type VerifyRequest,
} from '../../contract/platform/code-system.ts';
import { errorReplySchema, type RequestHead } from '../../contract/platform/common.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { mapOk, type Result } from '../../contract/result.ts';
import { requestJson } from './http.ts';

/** What every request of one intent shares; repeated with the same `requestId` it has one effect. */
export interface Intent {
  readonly requestId: string;
  readonly item: ServiceItem;
  readonly signal?: AbortSignal;
}

export type HolderIdentity = Pick<
  IdentifyRequest,
  'idType' | 'idNo' | 'name' | 'validTo' | 'samId'
>;
export type ScannedCode = Pick<VerifyRequest, 'codeContent' | 'symbology' | 'scannedAt'>;

/** The calls to a code system (码系统): verify, authorise, list, fetch on behalf. */
export interface CodeSystemClient {
  verify(route: RouteEntry, intent: Intent, code: ScannedCode): Answer<VerifyReply>;
  identify(
    route: RouteEntry,
    intent: Intent,
    holder: HolderIdentity,
    readAt: number,
  ): Answer<VerifyReply>;
  /** Consent given: the access token. */
  authorise(route: RouteEntry, intent: Intent, decision: Decision): Answer<TokenReply>;
  /** Consent refused: only told, so that the code system can record it. */
  refuse(route: RouteEntry, intent: Intent, decision: Decision): Answer<undefined>;
  list(route: RouteEntry, intent: Intent, token: string): Answer<readonly CertificateEntry[]>;
  file(route: RouteEntry, intent: Intent, token: string, identifier: string): Answer<FileReply>;
}
type Answer<T> = Promise<Result<T, Failure>>;

export interface Decision {
  readonly subjectRef: string;
  readonly scopes: readonly string[];
}

export function newRequestId(): string {
  return randomUUID();
}

/** Use cause (使用事由) of an item, as the citizen and the code system read it. */
function useCause(item: ServiceItem): string {
  return item.name['zh-CN'];
}

export function createCodeSystemClient(
  config: Pick<TerminalConfig, 'mode' | 'terminal' | 'platform'>,
  clock: Clock,
): CodeSystemClient {
  const { terminal, mode } = config;
  const timeoutMs = config.platform.requestTimeoutMs;

  function head({ requestId, item }: Intent): RequestHead {
    return {
      requestId,
      timestamp: clock.now(),
      terminalId: terminal.id,
      terminalType: mode,
      windowNo: terminal.windowNo,
      orgCode: terminal.orgCode,
      orgName: terminal.orgName['zh-CN'],
      regionCode: terminal.regionCode,
      itemCode: item.code,
      useCause: useCause(item),
    };
  }

  function call(url: string, intent: Intent, body: object, token?: string) {
    return {
      url,
      timeoutMs,
      body: { head: head(intent), ...body },
      ...(token === undefined ? {} : { token }),
      ...(intent.signal ? { signal: intent.signal } : {}),
    };
  }

  function decisionBody({ subjectRef, scopes }: Decision, agreed: boolean): object {
    return { subjectRef, agreed, scopes, decidedAt: clock.now() };
  }

  return {
    verify(route, intent, code) {
      const body = { ...code, needScopes: intent.item.scopes };
      return requestJson(call(route.verifyUrl, intent, body), verifyReplySchema);
    },
    identify(route, intent, holder, readAt) {
      const body = { ...holder, readAt, needScopes: intent.item.scopes };
      return requestJson(call(route.identifyUrl, intent, body), verifyReplySchema);
    },
    authorise(route, intent, decision) {
      const request = call(route.tokenUrl, intent, decisionBody(decision, true));
      return requestJson(request, tokenReplySchema);
    },
    async refuse(route, intent, decision) {
      const request = call(route.tokenUrl, intent, decisionBody(decision, false));
      return mapOk(await requestJson(request, errorReplySchema), () => undefined);
    },
    async list(route, intent, token) {
      const reply = await requestJson(call(route.listUrl, intent, {}, token), listReplySchema);
      return mapOk(reply, ({ certificates }) => certificates);
    },
    file(route, intent, token, identifier) {
      return requestJson(call(route.fileUrl, intent, { identifier }, token), fileReplySchema);
    },
  };
}
