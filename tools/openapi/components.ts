import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import * as codeSystem from '../../contract/platform/code-system.ts';
import * as common from '../../contract/platform/common.ts';
import * as hub from '../../contract/platform/hub.ts';
import * as provincial from '../../contract/platform/provincial.ts';
import * as receipt from '../../contract/platform/receipt.ts';
import { ROOT } from '../paths.ts';
import { docComments } from './doc-comments.ts';

/** A JSON Schema (2020-12) as it stands in a document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const REF = '#/components/schemas/';
const FILES = { common, hub, 'code-system': codeSystem, provincial, receipt };

/** Where a document's schemas refer to one of its components. */
export function ref(name: string): JsonSchema {
  return { $ref: REF + name };
}

/** `verifyReplySchema` is the component `VerifyReply`. */
function componentName(constant: string): string {
  return constant.charAt(0).toUpperCase() + constant.slice(1).replace(/Schema$/, '');
}

/** Sets the comment of each field where its schema says nothing itself. */
function describe(schema: unknown, at: string, comments: ReadonlyMap<string, string>): unknown {
  const { properties, ...rest } = schema as { properties?: Record<string, unknown> };
  const description = comments.get(at);
  return {
    ...(description === undefined ? {} : { description }),
    ...rest,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, inner]) => [
              name,
              describe(inner, `${at}.${name}`, comments),
            ]),
          ),
        }),
  };
}

/**
 * Every schema of the platform's interface as what travels: what a sender may leave out because it
 * has a default is not required. Requests are closed, replies open: a terminal reads over fields
 * that it does not know.
 */
export function components(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  const constants = new Map<string, string>();
  const comments = new Map<string, string>();
  for (const [file, module] of Object.entries(FILES)) {
    for (const [constant, value] of Object.entries(module)) {
      if (!(value instanceof z.ZodType)) continue;
      registry.add(value, { id: componentName(constant) });
      constants.set(componentName(constant), constant);
    }
    const source = readFileSync(path.join(ROOT, 'contract', 'platform', `${file}.ts`), 'utf8');
    for (const [at, comment] of docComments(source)) comments.set(at, comment);
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => REF + id });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [
      name,
      describe(schema, constants.get(name) ?? name, comments) as JsonSchema,
    ]),
  );
}

/** Those of `all` that `content` refers to, directly or through others, in alphabetical order. */
export function reachable(
  content: unknown,
  all: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, JsonSchema>> {
  const names = new Set<string>();
  follow(content);
  return Object.fromEntries([...names].sort().map((name) => [name, all[name] ?? {}]));

  function follow(value: unknown): void {
    for (const [, name = ''] of JSON.stringify(value).matchAll(
      /"#\/components\/schemas\/(\w+)"/g,
    )) {
      if (names.has(name)) continue;
      names.add(name);
      follow(all[name]);
    }
  }
}
