import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { configErrorLines, OVERRIDES, parseConfig } from './config-file.node.ts';
import { configSchema, type TerminalConfig } from './config.ts';

const FILE = 'liangma.example.toml';
const EXAMPLE = readFileSync(FILE, 'utf8');
/** The example with its commented-out tables and keys in force. */
const WHOLE = EXAMPLE.replaceAll(/^# (?:# )?(?=\[[\w.]+\]$|\w+ = )/gm, '');

/** The part of JSON Schema that is looked at here. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly default?: unknown;
}
const SCHEMA = z.toJSONSchema(configSchema, { io: 'input' }) as Node;

/** Every key that the schema knows, e.g. `devices.baudRate`, with what it says of it. */
function schemaKeys(node: Node, above = ''): [string, Node][] {
  const inside = node.items ?? node;
  return Object.entries(inside.properties ?? {}).flatMap(([name, child]) => {
    const key = above + name;
    return [[key, child] as [string, Node], ...schemaKeys(child, `${key}.`)];
  });
}

/** Every value that stands under a key, in all tables of a list together. */
function valuesAt(content: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(content)) {
    return content.flatMap((one) => valuesAt(one, name === undefined ? [] : [name, ...rest]));
  }
  if (name === undefined) return [content];
  const value = (content as Record<string, unknown> | undefined)?.[name];
  return value === undefined ? [] : valuesAt(value, rest);
}

function defaultAt(key: string): unknown {
  return schemaKeys(SCHEMA).find(([name]) => name === key)?.[1].default;
}

function checked(text: string): TerminalConfig {
  const result = parseConfig(text, FILE, {});
  if (!result.ok) throw new Error(configErrorLines(result.error).join('\n'));
  return result.value;
}

test('the example is a valid configuration, neither simulated nor with a library that is not there', () => {
  const { simulation, photoDecoder } = checked(EXAMPLE);
  expect([simulation, photoDecoder]).toEqual([undefined, undefined]);
});

test('what is commented out is valid too', () => {
  expect(checked(WHOLE).simulation?.dockUrl).toBe('http://127.0.0.1:8700/');
});

describe('every key of the schema', () => {
  const keys = schemaKeys(SCHEMA);

  test('is found at all', () => {
    const names = keys.map(([key]) => key);
    expect(names).toEqual(expect.arrayContaining(['mode', 'devices.baudRate', 'items.minLevel']));
  });

  test.each(keys.map(([key]) => key))('%s stands in the example', (key) => {
    expect(valuesAt(parse(WHOLE), key.split('.'))).not.toEqual([]);
  });
});

describe('a key with a default', () => {
  const simple = schemaKeys(SCHEMA).filter(([, { default: value }]) => typeof value !== 'object');
  const keys = simple.flatMap(([key, { default: value }]) => (value === undefined ? [] : [key]));

  test.each(keys)('%s shows it', (key) => {
    expect(valuesAt(parse(WHOLE), key.split('.'))).toContain(defaultAt(key));
  });
});

test('every environment variable is named, and no other', () => {
  const named = new Set(EXAMPLE.match(/LIANGMA_\w+/g));
  expect([...named].sort()).toEqual(Object.keys(OVERRIDES).sort());
});
