import type { z } from 'zod';
import { err, ok, type Result } from '../contract/result.ts';
import { codeProfileSchema, type ProfileData } from './profile.ts';
import { codeTableFileSchema, type CodeTableFile } from './tables.ts';

/** What an administrator's file describes. */
export type CodeFile =
  | { readonly kind: 'profile'; readonly data: ProfileData }
  | { readonly kind: 'table'; readonly data: CodeTableFile };

function problemLine({ path, code, message, ...issue }: z.core.$ZodIssue): string {
  const key = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  const place = key.join('').replace(/^\./, '');
  const what =
    code === 'unrecognized_keys' && 'keys' in issue
      ? `unknown key ${issue.keys.map((name) => `"${name}"`).join(', ')}`
      : message;
  return place === '' ? what : `${place}: ${what}`;
}

/**
 * Reads the text of a profile or of a code table: a table is what has `entries`.
 *
 * @returns each problem as `key: what was expected`
 */
export function readCodeFile(text: string): Result<CodeFile, readonly string[]> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return err(['not JSON']);
  }
  const isTable = typeof content === 'object' && content !== null && 'entries' in content;
  if (isTable) {
    const table = codeTableFileSchema.safeParse(content);
    if (table.success) return ok({ kind: 'table', data: table.data });
    return err(table.error.issues.map(problemLine));
  }
  const profile = codeProfileSchema.safeParse(content);
  if (profile.success) return ok({ kind: 'profile', data: profile.data });
  return err(profile.error.issues.map(problemLine));
}
