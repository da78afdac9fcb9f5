import { type Failure, failure } from '../../contract/failures.ts';
import { certificateEntrySchema } from '../../contract/platform/code-system.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { isSameIdentifier, parseIdentifier } from './certificate-identifier.ts';
import type { ListedCertificate } from './certificate-source.ts';
import { isEndless, metadataDate } from './metadata-date.ts';

/** Metadata of one certificate under the short names of GB/T 36903 (拼音缩写). */
export type Metadata = Readonly<Record<string, unknown>>;

/** Short names that stand for the same; of some both spellings are in use. */
const NAMES = {
  identifier: ['ZZBS'],
  typeCode: ['ZZLXDM'],
  name: ['ZZMC', 'ZZLXMC'],
  number: ['ZZBH'],
  issuer: ['ZZBFJG'],
  issuerCode: ['ZZBFJGDM'],
  issuedOn: ['ZZBFRQ'],
  validFrom: ['ZZYXQQSRQ', 'ZZYXQQSSJ'],
  validTo: ['ZZYXQJZRQ', 'ZZYXQJZSJ'],
  status: ['ZZZT'],
  holderCode: ['CZZTDM'],
} as const;
type Field = keyof typeof NAMES;

/** Length of a unified social credit code (GB 32100). */
const CREDIT_CODE_LENGTH = 18;
/** What several holders of one certificate are joined by. */
const HOLDERS_JOINED_BY = /[\s,;|^、，；]+/;

/** Texts and numbers count; whatever else stands there is nothing. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function values(metadata: Metadata, field: Field): readonly string[] {
  return NAMES[field].flatMap((name) => textOf(metadata[name]) ?? []);
}

function contradiction(field: Field): Result<never, Failure> {
  return err(failure('CERT_METADATA', NAMES[field].join('/')));
}

/** The day of a field; both spellings must mean the same one. */
function day(metadata: Metadata, field: Field): Result<string | undefined, Failure> {
  const told = values(metadata, field);
  const days = new Set(told.map((text) => (isEndless(text) ? 'endless' : metadataDate(text))));
  if (days.size > 1 || days.has(undefined)) return contradiction(field);
  const [only] = days;
  return ok(only === 'endless' ? undefined : only);
}

/** Why these metadata are not those of this holder; what names nobody is nobody's. */
function holderProblem(metadata: Metadata, holderCode: string): Failure | undefined {
  const [name] = NAMES.holderCode;
  const told = metadata[name];
  const list = (Array.isArray(told) ? (told as unknown[]) : [told])
    .flatMap((one) => textOf(one)?.split(HOLDERS_JOINED_BY) ?? [])
    .filter((one) => one !== '');
  if (list.length === 0) return failure('CERT_METADATA', name);
  const isNamed = list.some((one) => one.toUpperCase() === holderCode.toUpperCase());
  return isNamed ? undefined : failure('REPLY_MISMATCH', name);
}

/** What the metadata are held against. */
export interface MetadataContext {
  /** The identifier that was asked for. */
  readonly identifier: string;
  readonly holderCode: string;
  /** As the file is going to be asked for. */
  readonly mediaType: string;
}

/**
 * One certificate as the terminal lists it. Fails with `CERT_IDENTIFIER` where it is not the one that
 * was asked for, with `REPLY_MISMATCH` where it is somebody else's, with `CERT_METADATA` where the
 * metadata contradict each other or the identifier, or lack what a list cannot do without, the holder
 * above all.
 */
export function listedCertificate(
  metadata: Metadata,
  { identifier: asked, holderCode, mediaType }: MetadataContext,
): Result<ListedCertificate, Failure> {
  const identifier = parseIdentifier(asked);
  if (!identifier.ok) return identifier;
  const { text, typeCode, issuerCode } = identifier.value;
  if (values(metadata, 'identifier').some((told) => !isSameIdentifier(told, asked))) {
    return err(failure('CERT_IDENTIFIER', 'not the one asked for'));
  }
  const notHis = holderProblem(metadata, holderCode);
  if (notHis) return err(notHis);
  if (values(metadata, 'typeCode').some((told) => told.toUpperCase() !== typeCode)) {
    return contradiction('typeCode');
  }
  const isAnotherIssuer = (told: string): boolean =>
    told.length === CREDIT_CODE_LENGTH &&
    issuerCode.length === CREDIT_CODE_LENGTH &&
    told.toUpperCase() !== issuerCode;
  if (values(metadata, 'issuerCode').some(isAnotherIssuer)) return contradiction('issuerCode');
  const days = period(metadata);
  if (!days.ok) return days;
  const { issuedOn, validTo } = days.value;
  const entry = certificateEntrySchema.omit({ sizeBytes: true, sm3: true }).safeParse({
    ...{ identifier: text, typeCode, mediaType, issuedOn },
    typeName: values(metadata, 'name')[0],
    number: values(metadata, 'number')[0] ?? '',
    issuerName: values(metadata, 'issuer')[0] ?? '',
    // Not told is not the same as valid: other (其他).
    status: values(metadata, 'status')[0]?.padStart(2, '0') ?? '99',
    ...(validTo === undefined ? {} : { validTo }),
  });
  if (entry.success) return ok(entry.data);
  const where = entry.error.issues[0]?.path.join('.') ?? '';
  return err(failure('CERT_METADATA', where));
}

function period(
  metadata: Metadata,
): Result<
  { readonly issuedOn: string | undefined; readonly validTo: string | undefined },
  Failure
> {
  const issuedOn = day(metadata, 'issuedOn');
  const validFrom = day(metadata, 'validFrom');
  const validTo = day(metadata, 'validTo');
  if (!issuedOn.ok) return issuedOn;
  if (!validFrom.ok) return validFrom;
  if (!validTo.ok) return validTo;
  const end = validTo.value;
  const begins = [issuedOn.value, validFrom.value];
  if (end !== undefined && begins.some((begin) => begin !== undefined && begin > end)) {
    return contradiction('validTo');
  }
  return ok({ issuedOn: issuedOn.value ?? validFrom.value, validTo: end });
}
