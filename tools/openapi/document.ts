import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../paths.ts';
import { components, reachable, type JsonSchema } from './components.ts';
import {
  CODE_SYSTEM_OPERATIONS,
  DOWNLOAD,
  HUB_OPERATIONS,
  type Operation,
  PROVINCIAL_OPERATIONS,
} from './operations.ts';
import { pathItems, provincialPathItems, type PathItems, sealed } from './path-items.ts';

/** An OpenAPI 3.1 document as far as its makers and its tests look into it. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: object;
  readonly tags: readonly object[];
  readonly paths: PathItems;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes?: object;
  };
}

/** The committed documents. */
export const OPENAPI_FILES = {
  reference: path.join(ROOT, 'contract', 'openapi.json'),
  provincial: path.join(ROOT, 'contract', 'openapi-provincial.json'),
} as const;

const LICENSE = { name: 'Apache-2.0', identifier: 'Apache-2.0' };
const ASSUMED =
  'The bodies of GB/T 45960-2025, 45959 and 45957 are not public: names and shapes of the fields ' +
  'are a proposal. How heads, signatures and sealed bodies are made is in `docs/platform.md`.';

function server(url: string, variable: string, value: string, description: string): object {
  return { url, description, variables: { [variable]: { default: value } } };
}
const HUB_SERVER = server('{hubUrl}', 'hubUrl', 'https://hub.example/hub', '`platform.hubUrl`');
const CODE_SYSTEM_SERVER = server(
  '{codeSystem}',
  'codeSystem',
  'https://codes.example/cs/1390000',
  'Any address: the route table names every operation by its own.',
);
const FILE_SERVER = server('{files}', 'files', 'https://codes.example', 'Origin of `fileUrl`.');

const RELAYED: readonly Operation[] = CODE_SYSTEM_OPERATIONS.map((operation) => ({
  ...operation,
  id: `relay${operation.id.charAt(0).toUpperCase()}${operation.id.slice(1)}`,
  tag: 'relay',
  path: operation.path.replace('/v1/', '/v1/relay/{codeSystemId}/'),
  description: `Through the hub (转接): request and reply are those of \`${operation.id}\`.`,
  statuses: [...(operation.statuses ?? []), 'ROUTE_UNKNOWN'],
}));

/** The interface of hub and code systems. */
export function referenceDocument(): OpenApiDocument {
  const paths = {
    ...pathItems(HUB_OPERATIONS, HUB_SERVER),
    ...pathItems(RELAYED, HUB_SERVER),
    ...pathItems(CODE_SYSTEM_OPERATIONS, CODE_SYSTEM_SERVER),
    ...pathItems([DOWNLOAD], FILE_SERVER),
  };
  return {
    openapi: '3.1.1',
    info: {
      title: '政务服务码 reference API: hub and code systems',
      version: '1.0.0',
      summary: 'What a terminal asks of the platform.',
      description: ASSUMED,
      license: LICENSE,
    },
    tags: [
      { name: 'hub', description: 'The code-routing service (码路由)' },
      { name: 'relay', description: 'Code systems that only the hub reaches (转接)' },
      { name: 'code-system', description: 'A code system (码系统): verify, authorise, fetch' },
      { name: 'download', description: 'Files behind one-time handles' },
    ],
    paths,
    components: {
      schemas: reachable(paths, { ...components(), ...sealed() }),
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          description:
            'From the token reply; its SM3 stands in `head.tokenDigest`. In this header only where ' +
            'the body is in the open: in a sealed body it is the field `accessToken`, so that ' +
            'nobody on the way can read it, and a header beside that is refused.',
        },
      },
    },
  };
}

/** The interface of a provincial certificate platform. */
export function provincialDocument(): OpenApiDocument {
  const base = server('{baseUrl}', 'baseUrl', 'https://certificates.example', 'Of the route.');
  const paths = provincialPathItems(PROVINCIAL_OPERATIONS, base);
  return {
    openapi: '3.1.1',
    info: {
      title: '电子证照共享服务: provincial certificate platform',
      version: '1.0.0',
      summary: 'What a terminal asks of a certificate platform in the style of GB/T 36906.',
      description:
        "The standard's own field table is not public: operations and envelope are those that two " +
        'published implementations have in common.',
      license: LICENSE,
    },
    tags: [{ name: 'certificates', description: 'Electronic certificates (电子证照)' }],
    paths,
    components: { schemas: reachable(paths, components()) },
  };
}

/** A document as the formatter of this repository writes it. */
export async function documentText(document: OpenApiDocument): Promise<string> {
  const config = await resolveConfig(OPENAPI_FILES.reference);
  return format(JSON.stringify(document), { ...config, parser: 'json' });
}
