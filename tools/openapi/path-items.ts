import type { PlatformStatus } from '../../contract/platform/common.ts';
import { ref, type JsonSchema } from './components.ts';
import { COMMON_STATUSES, type Operation, SIGNED_STATUSES } from './operations.ts';

/** `x-statuses`: the words that may stand in `head.status`. */
export interface DocumentedResponse {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  readonly 'x-statuses'?: readonly PlatformStatus[];
}
export interface DocumentedOperation {
  readonly operationId: string;
  readonly description: string;
  readonly requestBody?: {
    readonly required: true;
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}
export type PathItems = Readonly<
  Record<string, { readonly get?: DocumentedOperation; readonly post?: DocumentedOperation }>
>;

const JSON_TYPE = 'application/json';
const FILE_TYPES = ['application/ofd', 'application/pdf', 'image/png', 'image/jpeg'];
/** Binary content has no schema of its own in OpenAPI 3.1. */
const BYTES: JsonSchema = {};

/** Both directions of a sealed body: the head of its kind, and nothing else in the open. */
export function sealed(): Readonly<Record<string, JsonSchema>> {
  const message = (head: string): JsonSchema => ({
    description: `Every field but \`head\` is inside \`sealed\`, as UTF-8 JSON.`,
    type: 'object',
    properties: { head: ref(head), sealed: ref('SealedBody') },
    required: ['head', 'sealed'],
    additionalProperties: false,
  });
  return {
    SealedRequest: message('RequestHead'),
    SealedTokenRequest: message('TokenRequestHead'),
    SealedReply: message('ReplyHead'),
    HeadAlone: {
      type: 'object',
      properties: { head: ref('ReplyHead') },
      required: ['head'],
      maxProperties: 1,
    },
  };
}

function oneOf(...names: readonly string[]): JsonSchema {
  const [only = '', ...others] = names;
  return others.length === 0 ? ref(only) : { anyOf: names.map(ref) };
}

function json(schema: JsonSchema): DocumentedResponse['content'] {
  return { [JSON_TYPE]: { schema } };
}

function parameters(path: string): readonly object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'codeSystemId' ? ref('CodeSystemId') : { type: 'string', maxLength: 128 },
  }));
}

function okContent(operation: Operation): DocumentedResponse['content'] {
  if (operation.reply === 'file') {
    return Object.fromEntries(FILE_TYPES.map((type) => [type, { schema: BYTES }]));
  }
  const { reply, mayBeHeadAlone = false, isSealable = false } = operation;
  const also = [mayBeHeadAlone ? 'HeadAlone' : [], isSealable ? 'SealedReply' : []].flat();
  return json(oneOf(reply, ...also));
}

function documented(operation: Operation): DocumentedOperation {
  const { request, isSealable = false, needsToken = false } = operation;
  const sealedRequest = needsToken ? 'SealedTokenRequest' : 'SealedRequest';
  const statuses = [
    ...(operation.statuses ?? []),
    ...(request === undefined ? [] : SIGNED_STATUSES),
    ...COMMON_STATUSES,
  ];
  // To what is asked without a head nothing can be repeated.
  const refusals = request === undefined ? ['ErrorReply'] : ['RefusalReply', 'ErrorReply'];
  const refusal = json(oneOf(...refusals));
  const item = {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    ...(operation.path.includes('{') ? { parameters: parameters(operation.path) } : {}),
    // The second: no header, for the token is inside the sealed body.
    ...(needsToken ? { security: [{ accessToken: [] }, {}] } : {}),
    ...(request === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: json(oneOf(request, ...(isSealable ? [sealedRequest] : []))),
          } as const,
        }),
    responses: {
      200: {
        description: '`OK`',
        content: okContent(operation),
        ...(operation.reply === 'file' ? {} : { 'x-statuses': ['OK'] as const }),
      },
      '4XX': {
        description: 'Refused: the head says why, and nothing was done.',
        content: refusal,
        'x-statuses': statuses.filter((status) => status !== 'INTERNAL'),
      },
      '5XX': {
        description: 'Failed: the same `requestId` may come again, and has one effect.',
        content: refusal,
        'x-statuses': statuses.filter((one) => one === 'INTERNAL' || one === 'CERT_UNAVAILABLE'),
      },
    },
  };
  return item;
}

/** The path items of these operations at one server. */
export function pathItems(operations: readonly Operation[], server: object): PathItems {
  return Object.fromEntries(
    operations.map((operation) => {
      const { path, method } = operation;
      const item = documented(operation);
      return [path, { servers: [server], ...(method === 'get' ? { get: item } : { post: item }) }];
    }),
  );
}

/** The same for a provincial platform: one envelope around data of each operation's own shape. */
export function provincialPathItems(operations: readonly Operation[], server: object): PathItems {
  const around = (envelope: string, data: string): JsonSchema => ({
    allOf: [ref(envelope), { properties: { data: ref(data) } }],
  });
  return Object.fromEntries(
    operations.map(({ id, tag, path, summary, description, request = '', reply }) => [
      path,
      {
        servers: [server],
        post: {
          operationId: id,
          tags: [tag],
          summary,
          description,
          requestBody: { required: true, content: json(around('ProvincialRequest', request)) },
          responses: {
            200: {
              description: '`head.status` 0, or why not.',
              content: json({
                if: { properties: { head: { properties: { status: { const: 0 } } } } },
                then: around(reply, request.replace(/Data$/, 'Reply')),
                else: ref(reply),
              }),
            },
          },
        },
      },
    ]),
  );
}
