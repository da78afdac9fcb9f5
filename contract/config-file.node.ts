import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, TomlError } from 'smol-toml';
import type { z } from 'zod';
import { configSchema, type TerminalConfig } from './config.ts';
import { isSm2Point } from './platform/sm2-point.ts';
import { err, ok, type Result } from './result.ts';

/** What is wrong with a configuration, one line a problem: file, key, what was expected. */
export interface ConfigError {
  readonly file: string;
  readonly problems: readonly string[];
}

interface Override {
  readonly key: string;
  readonly as: 'text' | 'number' | 'boolean';
}

/** Environment variables that override keys of the file. */
export const OVERRIDES: Readonly<Record<string, Override>> = {
  LIANGMA_MODE: { key: 'mode', as: 'text' },
  LIANGMA_LANGUAGE: { key: 'language', as: 'text' },
  LIANGMA_DATA_DIR: { key: 'dataDir', as: 'text' },
  LIANGMA_TERMINAL_ID: { key: 'terminal.id', as: 'text' },
  LIANGMA_WINDOW_NO: { key: 'terminal.windowNo', as: 'text' },
  LIANGMA_HUB_URL: { key: 'platform.hubUrl', as: 'text' },
  LIANGMA_HOME_CODE_SYSTEM: { key: 'platform.homeCodeSystemId', as: 'text' },
  LIANGMA_REQUEST_TIMEOUT_MS: { key: 'platform.requestTimeoutMs', as: 'number' },
  LIANGMA_KIOSK: { key: 'window.kiosk', as: 'boolean' },
  LIANGMA_WINDOW_WIDTH: { key: 'window.width', as: 'number' },
  LIANGMA_WINDOW_HEIGHT: { key: 'window.height', as: 'number' },
};

type Table = Record<string, unknown>;
type Environment = Readonly<Record<string, string | undefined>>;

/** A text that is no number or truth value stays a text, so that the schema names the problem. */
function readValue(text: string, as: Override['as']): unknown {
  if (as === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (as === 'number' && /^\d+$/.test(text)) return Number(text);
  return text;
}

function withOverrides(table: Table, env: Environment): Table {
  const result = structuredClone(table);
  for (const [variable, { key, as }] of Object.entries(OVERRIDES)) {
    const text = env[variable];
    if (!text) continue;
    const names = key.split('.');
    const last = names.pop() ?? key;
    const section = names.reduce<unknown>((inner, name) => ((inner as Table)[name] ??= {}), result);
    if (typeof section === 'object') (section as Table)[last] = readValue(text, as);
  }
  return result;
}

function variableOf(keys: readonly PropertyKey[], env: Environment): string {
  const found = Object.entries(OVERRIDES).find(
    ([name, { key }]) => env[name] && key === keys.join('.'),
  );
  return found ? ` (from ${found[0]})` : '';
}

function problemLine(issue: z.core.$ZodIssue, env: Environment): string {
  const key = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  if (issue.code === 'unrecognized_keys') {
    const place = key ? `${key}: ` : '';
    return `${place}unknown key ${issue.keys.map((name) => `"${name}"`).join(', ')}`;
  }
  return `${key}${variableOf(issue.path, env)}: ${issue.message}`;
}

function resolveDir(dir: string, file: string): string {
  const home = dir.replace(/^~(?=$|[/\\])/, os.homedir());
  return path.resolve(path.dirname(file), home);
}

/** Keys that nobody can have signed with: mistyped, as a rule, and noticed in front of a citizen else. */
function keyProblems({ platform: { hubKeys, home } }: TerminalConfig): string[] {
  const listed = (key: string, keys: readonly string[]): [string, string][] =>
    keys.map((one, index) => [`${key}[${index}]`, one]);
  const all = [
    ...listed('platform.hubKeys', hubKeys),
    ...listed('platform.home.signKeys', home?.signKeys ?? []),
    ...(home?.encryptKey === undefined
      ? []
      : [['platform.home.encryptKey', home.encryptKey] as const]),
  ];
  const expected = 'expected an SM2 public key, which this is not: no point of the curve';
  return all.flatMap(([key, value]) => (isSm2Point(value) ? [] : [`${key}: ${expected}`]));
}

/**
 * Parses the text of a configuration file and fills in defaults and environment overrides.
 *
 * @param file where the text comes from, for messages and for relative paths
 */
export function parseConfig(
  text: string,
  file: string,
  env: Environment,
): Result<TerminalConfig, ConfigError> {
  let table: Table;
  try {
    table = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what] = error.message.split('\n');
    return err({
      file,
      problems: [`line ${error.line}, column ${error.column}: ${what ?? 'not TOML'}`],
    });
  }
  const parsed = configSchema.safeParse(withOverrides(table, env));
  if (!parsed.success) {
    return err({ file, problems: parsed.error.issues.map((issue) => problemLine(issue, env)) });
  }
  const problems = keyProblems(parsed.data);
  if (problems.length > 0) return err({ file, problems });
  const { codes, documents, simulation, ...config } = parsed.data;
  const { profileFolder } = codes;
  const { trustDir } = simulation ?? {};
  return ok({
    ...config,
    documents: { ...documents, trust: documents.trust.map((place) => resolveDir(place, file)) },
    ...(simulation && {
      simulation: {
        ...simulation,
        ...(trustDir === undefined ? {} : { trustDir: resolveDir(trustDir, file) }),
      },
    }),
    dataDir: resolveDir(config.dataDir, file),
    codes:
      profileFolder === undefined
        ? codes
        : { ...codes, profileFolder: resolveDir(profileFolder, file) },
  });
}

/** Reads a configuration file; see {@link parseConfig}. */
export function readConfigFile(
  file: string,
  env: Environment = process.env,
): Result<TerminalConfig, ConfigError> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return err({ file, problems: [`cannot be read (${code})`] });
  }
  return parseConfig(text, file, env);
}

/** The error as lines for the console, each with the file's name. */
export function configErrorLines(error: ConfigError): string[] {
  return error.problems.map((problem) => `${error.file}: ${problem}`);
}
