import { unwrap } from '../../contract/result.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { isSealed, openMessage } from '../../crypto/sealed-message.ts';
import { partyOf } from '../../simulator/platform/trust/parties.ts';
import { openApiCheck } from './openapi-check.ts';
import type { Letter, Passed } from './wire.ts';

export const REFERENCE = openApiCheck('openapi.json', /^\/(hub|cs\/\d{7})(?=\/)/);
export const PROVINCIAL = openApiCheck('openapi-provincial.json', /^\/provincial\/v1/);

function isProvincial({ path }: Pick<Passed, 'path'>): boolean {
  return path.startsWith('/provincial/');
}

/** The operation of either document. */
export function operationIdOf(passed: Pick<Passed, 'method' | 'path'>): string | undefined {
  return (isProvincial(passed) ? PROVINCIAL : REFERENCE).operationId(passed);
}

async function inTheOpen({ bytes }: Letter, crypto: CryptoProvider): Promise<object | undefined> {
  if (bytes.length === 0) return undefined;
  const message: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!isSealed(message)) return undefined;
  const { head } = message as { head: { requestId: string; nonce: string } };
  return unwrap(await openMessage(message, head, crypto));
}

/**
 * Everything that a recorded exchange with the simulated platform has against the documents, sealed
 * bodies opened: requests with the code system's keys, replies with the terminal's.
 */
export async function findingsOf(
  passed: Passed,
  terminal: CryptoProvider,
): Promise<readonly string[]> {
  if (isProvincial(passed)) return PROVINCIAL.findings(passed);
  const system = /\/(\d{7})\//.exec(passed.path)?.[1];
  const request = system && (await inTheOpen(passed.request, partyOf(system).crypto));
  const { reply } = passed;
  const isJson = reply !== 'reset' && reply.headers['content-type']?.startsWith('application/json');
  const opened = isJson ? await inTheOpen(reply, terminal) : undefined;
  return [
    ...REFERENCE.findings(passed),
    ...(request === undefined && opened === undefined
      ? []
      : REFERENCE.openedFindings(passed, { request, reply: opened })),
  ];
}
