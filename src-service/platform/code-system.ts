import { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import {
  type CertificateEntry,
  certificateEntrySchema,
  fileReplySchema,
  type FileReply,
  type IdentifyRequest,
  listReplySchema,
  type TokenReply,
  tokenReplySchema,
  type TokenRequest,
  verifyReplySchema,
  type VerifyReply,
  type VerifyRequest,
} from '../../contract/platform/code-system.ts';
import { errorReplySchema } from '../../contract/platform/common.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, mapOk, ok, type Result } from '../../contract/result.ts';
import {
  type AccessToken,
  createAccessToken,
  isWithin,
  scopesWithin,
  type TokenUser,
} from './access-token.ts';
import type { Asker } from './asker.ts';
import type { Intent } from './intent.ts';
import { schemaPath } from './schema-path.ts';
import { type Answered, replyOf } from './signed-exchange.ts';
import { type Verified, verifiedBy } from './verified.ts';

export type HolderIdentity = Pick<
  IdentifyRequest,
  'idType' | 'idNo' | 'name' | 'validTo' | 'samId'
>;
export type ScannedCode = Pick<
  VerifyRequest,
  'codeContent' | 'symbology' | 'scannedAt' | 'inputPath'
>;

/** A card as it is asked about. */
export interface CardQuestion {
  readonly holder: HolderIdentity;
  readonly readAt: number;
  /** A code that was verified before: the card joins it. */
  readonly subjectRef?: string | undefined;
}

/** The citizen's answer on the consent page. */
export interface Decision {
  readonly subjectRef: string;
  readonly scopes: readonly string[];
  readonly cardEvidence?: TokenRequest['cardEvidence'];
  /** In milliseconds since 1970; absent: now. */
  readonly decidedAt?: number | undefined;
}

/** The calls to a code system (码系统): verify, authorise, list, fetch on behalf. */
export interface CodeSystem {
  verify(route: RouteEntry, intent: Intent, code: ScannedCode): Answer<Verified>;
  identify(route: RouteEntry, intent: Intent, card: CardQuestion): Answer<Verified>;
  /** Consent given: the access token. */
  authorise(route: RouteEntry, intent: Intent, decision: Decision): Answer<AccessToken>;
  /** Consent refused: only told, so that the code system can record it. */
  refuse(route: RouteEntry, intent: Intent, decision: Decision): Answer<undefined>;
  /** Each entry for itself: `CERT_METADATA` where one is not as the interface has it. */
  list(
    route: RouteEntry,
    intent: Intent,
    token: AccessToken,
  ): Answer<readonly Result<CertificateEntry, Failure>[]>;
  file(
    route: RouteEntry,
    intent: Intent,
    token: AccessToken,
    entry: Pick<CertificateEntry, 'identifier' | 'typeCode'>,
  ): Answer<FileReply>;
}
type Answer<T> = Promise<Result<T, Failure>>;

/** Who uses a token, as it was bound. */
export function tokenUser(
  { terminal }: Pick<TerminalConfig, 'terminal'>,
  { item, operatorId }: Intent,
): TokenUser {
  return { terminalId: terminal.id, itemCode: item.code, operatorId };
}

/**
 * The code system must speak for itself, and of nothing that was not asked for: what the item does
 * not need is not shown for consent.
 */
export function verifiedAnswer(
  route: RouteEntry,
  { reply, nonce }: Answered<VerifyReply>,
  needScopes: readonly string[],
): Result<Verified, Failure> {
  if (reply.codeSystemId !== route.codeSystemId) {
    return err(failure('PLATFORM_REPLY_INVALID', 'codeSystemId'));
  }
  const scopes = reply.scopes.filter(({ code }) => isWithin(code, needScopes));
  return ok(verifiedBy(route, { ...reply, scopes }, nonce));
}

export interface GrantedBy {
  readonly serverTime: number;
  readonly wasSealed: boolean;
  /** Agreed by the citizen: all of it is granted where the reply does not say less; never more. */
  readonly scopes: readonly string[];
  readonly user: TokenUser;
}

/** The token of a reply; its life is a duration by the code system's own clock. */
export function tokenOf(
  reply: Omit<TokenReply, 'head'>,
  { serverTime, wasSealed, scopes, user }: GrantedBy,
  clock: Clock,
): AccessToken {
  const granted = {
    secret: reply.accessToken,
    consentId: reply.consentId,
    // What it was granted by may end before it.
    validForMs: Math.min(reply.expiresAt, reply.consentExpiresAt ?? Infinity) - serverTime,
    maxUses: reply.maxUses,
    scopes: scopesWithin(reply.scopes ?? scopes, scopes),
    user,
    // A name and a number that anybody could have read on the way are not used.
    holder: wasSealed ? reply.holder : undefined,
  };
  return createAccessToken(granted, clock);
}

/** The list before its entries are looked at. */
const unreadListSchema = listReplySchema.extend({ certificates: z.array(z.unknown()).max(64) });

function entryOf(told: unknown): Result<CertificateEntry, Failure> {
  const entry = certificateEntrySchema.safeParse(told);
  if (entry.success) return ok(entry.data);
  const where = schemaPath(certificateEntrySchema, entry.error.issues[0]?.path ?? []);
  return err(failure('CERT_METADATA', where.join('.')));
}

export function createCodeSystem(
  ask: Asker,
  config: Pick<TerminalConfig, 'terminal'>,
  clock: Clock,
): CodeSystem {
  function decisionBody(decision: Decision, agreed: boolean): object {
    const { cardEvidence, decidedAt = clock.now(), ...rest } = decision;
    return { ...rest, agreed, decidedAt, ...(cardEvidence ? { cardEvidence } : {}) };
  }

  return {
    async verify(route, intent, code) {
      const body = { ...code, needScopes: intent.item.scopes };
      const answer = await ask({ route, operation: 'verify', intent, body }, verifyReplySchema);
      return answer.ok ? verifiedAnswer(route, answer.value, intent.item.scopes) : answer;
    },
    async identify(route, intent, { holder, readAt, subjectRef }) {
      const joined = subjectRef === undefined ? {} : { subjectRef };
      const body = { ...holder, ...joined, readAt, needScopes: intent.item.scopes };
      const answer = await ask({ route, operation: 'identify', intent, body }, verifyReplySchema);
      return answer.ok ? verifiedAnswer(route, answer.value, intent.item.scopes) : answer;
    },
    async authorise(route, intent, decision) {
      const body = decisionBody(decision, true);
      const answer = await ask({ route, operation: 'token', intent, body }, tokenReplySchema);
      return mapOk(answer, ({ reply, wasSealed }) => {
        const { serverTime } = reply.head;
        const user = tokenUser(config, intent);
        return tokenOf(reply, { serverTime, wasSealed, user, scopes: decision.scopes }, clock);
      });
    },
    async refuse(route, intent, decision) {
      const body = decisionBody(decision, false);
      const answer = await ask({ route, operation: 'token', intent, body }, errorReplySchema);
      return mapOk(answer, () => undefined);
    },
    async list(route, intent, token) {
      const secret = token.use(tokenUser(config, intent));
      if (!secret.ok) return secret;
      const question = { route, operation: 'list', intent, body: {}, token: secret.value } as const;
      const listed = replyOf(await ask(question, unreadListSchema));
      return mapOk(listed, ({ certificates }) => certificates.map(entryOf));
    },
    async file(route, intent, token, { identifier, typeCode }) {
      const secret = token.use(tokenUser(config, intent), typeCode);
      if (!secret.ok) return secret;
      const body = { identifier };
      const question = { route, operation: 'file', intent, body, token: secret.value } as const;
      return replyOf(await ask(question, fileReplySchema));
    },
  };
}
