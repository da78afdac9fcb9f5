import type { Letter, Passed } from '../../support/wire.ts';
import { openReply } from './forge.ts';

/** What stands in these fields is never told, at whatever depth. */
const SECRET_FIELDS: readonly string[] = ['codeContent', 'accessToken', 'subjectRef'];
/** As many characters of a code in a row hold some of its secret, of every profile; a hint is shorter. */
const FRAGMENT_LENGTH = 16;

function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && SECRET_FIELDS.includes(key) ? [inner] : secretsIn(inner),
  );
}

/** Of a letter that nobody can read, as spoiled ones are, there is nothing to know. */
async function secretsOfLetter(letter: Letter): Promise<string[]> {
  try {
    return secretsIn(await openReply(letter));
  } catch {
    return [];
  }
}

/** Tokens and references that went over the wire, also those that were sealed for the terminal. */
export async function secretsOf(passed: readonly Passed[]): Promise<string[]> {
  const secrets: string[] = [];
  for (const { request, reply } of passed) {
    const token = request.headers.authorization?.replace('Bearer ', '');
    if (token !== undefined) secrets.push(token);
    secrets.push(...(await secretsOfLetter(request)));
    if (reply !== 'reset') secrets.push(...(await secretsOfLetter(reply)));
  }
  return secrets;
}

/** Every stretch of a shown code that gives some of its secret away; the address around it gives none. */
export function fragmentsOf(code: string): string[] {
  return code
    .split(/[^0-9A-Za-z]+/)
    .flatMap((part) =>
      Array.from({ length: Math.max(0, part.length - FRAGMENT_LENGTH + 1) }, (_, at) =>
        part.slice(at, at + FRAGMENT_LENGTH),
      ),
    );
}
