import { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { type Failure, failure, type FailureCode } from '../../contract/failures.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import {
  downloadReplySchema,
  infoReplySchema,
  searchReplySchema,
} from '../../contract/platform/provincial.ts';
import { err, mapOk, ok, type Result } from '../../contract/result.ts';
import type { AccessToken, Holder } from './access-token.ts';
import { isSameIdentifier, parseIdentifier } from './certificate-identifier.ts';
import { listedCertificate } from './certificate-metadata.ts';
import {
  type CertificateQuestion,
  type CertificateSource,
  listOf,
  type ListedCertificate,
} from './certificate-source.ts';
import { tokenUser } from './code-system.ts';
import { download } from './download.ts';
import { eachOf } from './each-of.ts';
import { mediaTypeOf } from './media-type.ts';
import { callProvincial } from './provincial-call.ts';
import { withRetries } from './retries.ts';
import { type Trouble, trouble } from './trouble.ts';

/** Metadata that are asked for at the same time. */
const AT_A_TIME = 4;
const REPEATS = 2;
/** A repetition of it, which nobody can tell from a second order, would be a second marked copy. */
const REPEATS_OF_COPY = 0;
/** How long a marked copy (加注件) may be used: one visit, in milliseconds. */
const COPY_LIFETIME_MS = 60 * 60_000;
/** Chinese time is eight hours ahead of UTC all the year. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const MEDIA_TYPES = { pdf: 'application/pdf', ofd: 'application/ofd' } as const;

export interface ProvincialOptions {
  readonly config: Pick<TerminalConfig, 'terminal' | 'platform'>;
  readonly clock: Clock;
  /** The platform's time, in milliseconds since 1970. */
  readonly serverNow: () => number;
  readonly random: () => number;
}

/** On whose consent an operation is asked for. */
interface Caller {
  readonly question: CertificateQuestion;
  /** Where it is about a single certificate: its type has to be granted. */
  readonly typeCode?: string;
  readonly repeats?: number;
}

/** YYYYMMDDhhmmss in Chinese time. */
export function chinaTime(instant: number): string {
  const iso = new Date(instant + CHINA_OFFSET_MS).toISOString();
  return iso.replaceAll(/\D/g, '').slice(0, 14);
}

function baseUrlOf({ certificates }: RouteEntry): string {
  return certificates.kind === 'provincial' ? certificates.baseUrl : '';
}

/** The form in which copies are asked for. */
function copyOf({ certificates }: RouteEntry): keyof typeof MEDIA_TYPES {
  const fileType = certificates.kind === 'provincial' ? certificates.fileType : undefined;
  return fileType ?? 'pdf';
}

/** Only the signed route may say that a file comes without a digest to hold it against. */
function promisesDigest({ certificates }: RouteEntry): boolean {
  return certificates.kind !== 'provincial' || certificates.fileDigest === 'promised';
}

/** Certificates from a platform of the province (电子证照共享服务, GB/T 36906 style). */
export function createProvincialCertificates(options: ProvincialOptions): CertificateSource {
  const { config, clock, random } = options;
  const { requestTimeoutMs, scanBudgetMs } = config.platform;

  /**
   * One operation, repeated as long as nobody answers. The envelope has no room for a requestId, so
   * that every sending is a use of the token.
   */
  async function call<S extends z.ZodType>(
    { question: { route, intent, token }, typeCode, repeats = REPEATS }: Caller,
    operation: string,
    data: Readonly<Record<string, unknown>>,
    schema: S,
  ): Promise<Result<z.infer<S>, Failure>> {
    const { signal, once, deadline = clock.elapsed() + scanBudgetMs } = intent;
    const url = `${baseUrlOf(route)}/${operation}`;
    const answer = await withRetries(
      async (timeLeftMs): Promise<Result<z.infer<S>, Trouble>> => {
        const used = token.use(tokenUser(config, intent), typeCode);
        if (!used.ok) return err(trouble('refusal', used.error));
        const head = { accessId: config.terminal.id, accessToken: used.value };
        const timeoutMs = Math.min(requestTimeoutMs, timeLeftMs);
        return callProvincial({ url, head, data, timeoutMs, signal }, schema);
      },
      { repeats: once ? 0 : repeats, deadline, signal },
      { clock, random },
    );
    return answer.ok ? answer : err(answer.error.failure);
  }

  function holderOf({ token }: CertificateQuestion): Result<Holder, Failure> {
    const holder = token.holder();
    return holder ? ok(holder) : err(failure('PLATFORM_REPLY_INVALID', 'holder'));
  }

  return {
    async list(question) {
      const { token } = question;
      // One deadline for all of it, however many certificates there are.
      const deadline = question.intent.deadline ?? clock.elapsed() + scanBudgetMs;
      const intent = { ...question.intent, deadline };
      const useCause = intent.item.name['zh-CN'];
      const holder = holderOf(question);
      if (!holder.ok) return holder;
      const caller = { question: { ...question, intent } };
      const { idNo, idType } = holder.value;
      const search = { holderCode: idNo, holderTypeCode: idType, useCause };
      const found = await call(caller, 'getDataByHolder', search, z.array(z.unknown()).max(64));
      if (!found.ok) return found.error.code === 'CERT_NOT_FOUND' ? ok(listOf([])) : found;
      const listed = await eachOf(covered(found.value, token), AT_A_TIME, async (wanted) => {
        if (!wanted.ok) return ok(wanted);
        const certIdentifier = wanted.value;
        const asked = { certIdentifier, useCause };
        const info = await call(caller, 'queryCertInfo', asked, z.unknown());
        if (!info.ok) return forItself(info);
        const metadata = infoReplySchema.safeParse(info.value);
        if (!metadata.success) return ok(err(failure('CERT_METADATA', 'data')));
        const mediaType = MEDIA_TYPES[copyOf(question.route)];
        const context = { identifier: certIdentifier, holderCode: idNo, mediaType };
        return forItself(listedCertificate(metadata.data, context));
      });
      return mapOk(listed, listOf);
    },

    async fetch(question, { identifier, typeCode }) {
      const { route, intent } = question;
      const fileType = copyOf(route);
      const data = {
        certificateIdentifier: identifier,
        certificateCopyCause: intent.item.name['zh-CN'],
        certificateCopyExpiringTime: chinaTime(options.serverNow() + COPY_LIFETIME_MS),
        fileType,
      };
      const caller = { question, typeCode, repeats: REPEATS_OF_COPY };
      const handle = await call(caller, 'downloadCert', data, downloadReplySchema);
      if (!handle.ok) return handle;
      const { certIdentifier, content, contentType, sizeBytes, sm3 } = handle.value;
      if (!isSameIdentifier(certIdentifier, identifier)) {
        return err(failure('CERT_IDENTIFIER', 'not the one asked for'));
      }
      const mediaType = mediaTypeOf(contentType);
      if (mediaType !== MEDIA_TYPES[fileType]) {
        return err(failure('CERT_TYPE', 'not the type asked for'));
      }
      if (sm3 === undefined && promisesDigest(route)) {
        return err(failure('CERT_DIGEST', 'no sm3'));
      }
      const { signal } = intent;
      return download(
        { url: content, mediaType, sizeBytes, sm3, from: baseUrlOf(route) },
        { timeoutMs: requestTimeoutMs, ...(signal ? { signal } : {}) },
      );
    },
  };
}

type Listed = Result<ListedCertificate, Failure>;

/** What is wrong with one certificate, and says nothing of the others. */
const OF_ONE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...(['CERT_IDENTIFIER', 'CERT_METADATA', 'CERT_REVOKED'] as const),
  ...(['CERT_NOT_FOUND', 'CERT_UNAVAILABLE'] as const),
]);

/** A failure of the whole stays one: somebody else's certificate, a token that does not count. */
function forItself(one: Listed): Result<Listed, Failure> {
  const isOfAll = !one.ok && (!OF_ONE.has(one.error.code) || one.error.detail === 'NO_SERVICE');
  return isOfAll ? one : ok(one);
}

/** The search knows holders, not consents: of what was not consented to nothing more is asked. */
function covered(found: readonly unknown[], token: AccessToken): Result<string, Failure>[] {
  return found.flatMap((told): Result<string, Failure>[] => {
    const entry = searchReplySchema.element.safeParse(told);
    if (!entry.success) return [err(failure('CERT_METADATA', 'certIdentifier'))];
    const { certIdentifier } = entry.data;
    const identifier = parseIdentifier(certIdentifier);
    if (!identifier.ok) return [identifier];
    return token.covers(identifier.value.typeCode) ? [ok(certIdentifier)] : [];
  });
}
