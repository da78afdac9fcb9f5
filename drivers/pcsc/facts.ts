import { parseAtr } from './atr.ts';

/**
 * What the diagnostics show of the card in a reader: its answer to reset as it is and, where it is a
 * right one, the protocols and historical bytes in it. It tells the kind of card, not the person.
 */
export function atrFacts(atr: string): Readonly<Record<string, string>> {
  const parsed = parseAtr(Buffer.from(atr, 'hex'));
  if (!parsed.ok) return { atr, atrProblem: parsed.error.detail ?? '' };
  const { protocols, historicalBytes } = parsed.value;
  return {
    atr,
    protocols: [...new Set(protocols)].map((protocol) => `T=${protocol}`).join(' '),
    historical: Buffer.from(historicalBytes).toString('hex'),
  };
}
