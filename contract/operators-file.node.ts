import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable-file.node.ts';
import { type Failure, failure } from './failures.ts';
import { operatorIdSchema } from './operator.ts';
import { err, ok, type Result } from './result.ts';

/** A hall has a few dozen clerks; a larger file is none of ours, in bytes. */
const LARGEST_FILE = 256 * 1_024;
const OPERATORS_FILE = 'operators.json';

/** A password as scrypt (RFC 7914) leaves it; the parameters are bounded so that no file costs more. */
export const passwordHashSchema = z.strictObject({
  algorithm: z.literal('scrypt'),
  /** Cost in memory and time: a power of two. */
  n: z.union([z.literal(2 ** 14), z.literal(2 ** 15), z.literal(2 ** 16), z.literal(2 ** 17)]),
  r: z.literal(8),
  p: z.number().int().min(1).max(4),
  /** 16 bytes of chance, base64. */
  salt: z.base64().length(24),
  /** 32 bytes, base64. */
  hash: z.base64().length(44),
});
export type PasswordHash = z.infer<typeof passwordHashSchema>;

/** Without line breaks and whatever else a console or page would obey. */
export const operatorNameSchema = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

export const operatorSchema = z.strictObject({
  id: operatorIdSchema,
  name: operatorNameSchema,
  disabled: z.boolean(),
  /** Milliseconds since 1970. */
  createdAt: z.number().int().nonnegative(),
  password: passwordHashSchema,
});
export type Operator = z.infer<typeof operatorSchema>;

const fileSchema = z.strictObject({
  version: z.literal(1),
  operators: z
    .array(operatorSchema)
    .max(200)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'ids are unique'),
});

/** Where the operators of a terminal stand. */
export function operatorsFile(dataDir: string): string {
  return path.join(dataDir, OPERATORS_FILE);
}

function unreadable(detail: string): Result<never, Failure> {
  return err(failure('OPERATORS_UNREADABLE', detail));
}

/**
 * The operators of a terminal; none where there is no file yet.
 *
 * @returns failure `OPERATORS_UNREADABLE` whose detail is the system's code or the key that is wrong
 */
export function readOperators(dataDir: string): Result<readonly Operator[], Failure> {
  const file = operatorsFile(dataDir);
  let content: unknown;
  try {
    if (statSync(file).size > LARGEST_FILE) return unreadable('too large');
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable('not JSON');
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? ok([]) : unreadable(code);
  }
  const parsed = fileSchema.safeParse(content);
  if (parsed.success) return ok(parsed.data.operators);
  return unreadable(parsed.error.issues[0]?.path.join('.') ?? 'schema');
}

/**
 * Writes all operators so that a power cut leaves the old file or the new one.
 *
 * @throws Error with the system's `code` where the disk does not take it
 */
export function writeOperators(dataDir: string, operators: readonly Operator[]): void {
  const content = fileSchema.parse({ version: 1, operators });
  writeDurably(operatorsFile(dataDir), `${JSON.stringify(content, undefined, 2)}\n`);
}
