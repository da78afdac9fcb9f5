import { DEFAULT_POLICY, type Policy } from '../../../simulator/control-api.ts';
import type { ReplyFault } from '../../../simulator/platform/reply-fault-plan.ts';

/** The simulated platform as its operators and its faults have it. */
export interface Controls {
  policy(change: Partial<Policy>): Promise<void>;
  /** Spoils every reply of an operation; `ms` where the fault has a time. */
  spoil(operation: string, fault: ReplyFault, ms?: number): Promise<void>;
  /** As it was in the beginning. */
  reset(): Promise<void>;
}

export function controlsOf(platformUrl: string): Controls {
  async function put(name: string, body: object): Promise<void> {
    const url = `${platformUrl}/sim/${name}`;
    const reply = await fetch(url, { method: 'PUT', body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`PUT ${url}: HTTP ${reply.status}`);
  }
  return {
    policy: (change) => put('policy', { ...DEFAULT_POLICY, ...change }),
    spoil(operation, fault, ms) {
      const rule = { operation, fault, probability: 1, ...(ms === undefined ? {} : { ms }) };
      return put('reply-faults', { plan: { name: 'row', seed: 1, rules: [rule] } });
    },
    async reset() {
      await put('policy', DEFAULT_POLICY);
      await put('reply-faults', { plan: null });
    },
  };
}
