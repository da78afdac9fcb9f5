import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { ROOT } from '../../tools/paths.ts';
import type { Letter, Passed } from './wire.ts';

const contentSchema = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const operationSchema = z.object({
  operationId: z.string(),
  security: z.array(z.unknown()).default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(
    z.string(),
    z.object({ content: contentSchema, 'x-statuses': z.array(z.string()).optional() }),
  ),
});
type Operation = z.infer<typeof operationSchema>;
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.object({ get: operationSchema.optional(), post: operationSchema.optional() }),
  ),
});

/** Holds exchanges on the wire against a committed OpenAPI document. */
export interface OpenApiCheck {
  /** Every operation of the document. */
  readonly operationIds: readonly string[];
  /** The operation that an exchange is one of. */
  readonly operationId: (passed: Pick<Passed, 'method' | 'path'>) => string | undefined;
  /** What of an exchange does not fit the document. Names places, never values. */
  findings(passed: Passed): readonly string[];
  /** The same of what was sealed in an exchange, in the open; left out where it was not. */
  openedFindings(
    passed: Passed,
    opened: { readonly request?: unknown; readonly reply?: unknown },
  ): readonly string[];
}

const ID = 'document';
const JSON_TYPE = 'application/json';

function pointer(...parts: readonly string[]): string {
  const steps = parts.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
  return `${ID}#/${steps.map(encodeURIComponent).join('/')}`;
}

function words(errors: readonly ErrorObject[]): string[] {
  return errors.map(({ instancePath, keyword, params }) => {
    const extra = keyword === 'additionalProperties' ? ` ${String(params.additionalProperty)}` : '';
    return `${instancePath || '/'}: ${keyword}${extra}`;
  });
}

function parse({ bytes }: Letter): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function mediaTypeOf({ headers }: Letter): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
}

/** @param base what stands before the document's paths, e.g. `/hub`, `/cs/1390000` */
export function openApiCheck(file: string, base: RegExp): OpenApiCheck {
  const text = readFileSync(path.join(ROOT, 'contract', file), 'utf8');
  const json: unknown = JSON.parse(text);
  const { paths } = documentSchema.parse(json);
  // The pattern beside the format `base64` says it all.
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { base64: true } });
  addFormats(ajv);
  ajv.addSchema(json as object, ID);
  const patterns = Object.entries(paths).map(([pattern, item]) => ({
    ...{ pattern, item },
    regex: new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));

  function fit(schema: string, value: unknown): string[] {
    const validate = ajv.getSchema(schema);
    if (!validate) return [`no schema ${schema}`];
    return validate(value) ? [] : words(validate.errors ?? []);
  }

  function find({ method, path: at }: Pick<Passed, 'method' | 'path'>) {
    const verb = method === 'GET' ? 'get' : 'post';
    const own = at.replace(base, '');
    const match = patterns.find(({ regex, item }) => regex.test(own) && item[verb]);
    const operation = match?.item[verb];
    return match && operation ? { operation, verb, pattern: match.pattern } : undefined;
  }

  function ofRequest(at: readonly string[], { request }: Passed, operation: Operation): string[] {
    // In a sealed body the token is inside.
    const isSealed = new TextDecoder().decode(request.bytes).includes('"sealed":');
    const needsToken = operation.security.length > 0 && !isSealed;
    const hasToken = request.headers.authorization?.startsWith('Bearer ') === true;
    const token = needsToken === hasToken ? [] : [needsToken ? 'no token' : 'a token'];
    if (!operation.requestBody) return [...token, ...(request.bytes.length > 0 ? ['a body'] : [])];
    const body = ['requestBody', 'content', JSON_TYPE, 'schema'];
    return [...token, ...fit(pointer('paths', ...at, ...body), parse(request))];
  }

  function ofReply(at: readonly string[], reply: Letter, operation: Operation): string[] {
    const range = reply.status === 200 ? '200' : `${Math.floor(reply.status / 100)}XX`;
    const response = operation.responses[range];
    const mediaType = mediaTypeOf(reply);
    if (!response?.content[mediaType]) return [`HTTP ${reply.status} ${mediaType}`];
    if (mediaType !== JSON_TYPE) return [];
    const value = parse(reply);
    const schema = ['responses', range, 'content', JSON_TYPE, 'schema'];
    const status = (value as { head?: { status?: unknown } } | undefined)?.head?.status;
    const statuses = response['x-statuses'];
    const isKnown = !statuses || statuses.some((one) => one === status);
    const word = isKnown ? [] : [`${String(status)} is no status of HTTP ${range}`];
    return [...word, ...fit(pointer('paths', ...at, ...schema), value)];
  }

  return {
    operationIds: patterns.flatMap(({ item }) =>
      [item.get, item.post].flatMap((one) => one?.operationId ?? []),
    ),
    operationId: (passed) => find(passed)?.operation.operationId,
    openedFindings(passed, { request, reply }) {
      const found = find(passed);
      if (!found) return ['not in the document'];
      // What is in the open stands first, the sealed form after it.
      const content = ['content', JSON_TYPE, 'schema', 'anyOf', '0'];
      const at = ['paths', found.pattern, found.verb];
      const name = `${passed.method} ${passed.operation}: sealed`;
      const ofIt = (what: string, value: unknown, ...where: readonly string[]): string[] =>
        value === undefined
          ? []
          : fit(pointer(...at, ...where, ...content), value).map((one) => `${name} ${what} ${one}`);
      return [
        ...ofIt('request', request, 'requestBody'),
        ...ofIt('reply', reply, 'responses', '200'),
      ];
    },
    findings(passed) {
      const found = find(passed);
      const name = `${passed.method} ${passed.operation}`;
      if (!found) return [`${name}: not in the document`];
      const { operation, pattern, verb } = found;
      const at = [pattern, verb];
      const { reply } = passed;
      return [
        ...ofRequest(at, passed, operation).map((one) => `${name}: request ${one}`),
        ...(reply === 'reset' ? [] : ofReply(at, reply, operation)).map(
          (one) => `${name}: reply ${one}`,
        ),
      ];
    },
  };
}
