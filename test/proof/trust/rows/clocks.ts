import type { Middleman } from '../../../support/wire.ts';
import { forged, type Message } from '../forge.ts';
import type { Middlemen, Scene, TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

/** What the platform itself does by its policy or its plan of faults only passes here. */
const passes: Middleman = ({ forward }) => forward();
const OWN = '1390000';
const HOUR_MS = 3_600_000;

function hoursAhead(hours: number): (message: Message) => void {
  return ({ head }) => (head.serverTime = Number(head.serverTime) + hours * HOUR_MS);
}

/** Clocks that differ, and one that lies. */
export const CLOCK_ROWS: readonly TrustRow[] = [
  {
    what: "clock: the platform's is 10 minutes ahead: learned from its refusal",
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.policy({ clockOffsetS: 600 });
      return { verify: passes };
    },
    expected: { kind: 'shown' },
    effects: UNTIL.delivered,
  },
  {
    what: "clock: the platform's is 10 minutes behind: learned from its refusal",
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.policy({ clockOffsetS: -600 });
      return { verify: passes };
    },
    expected: { kind: 'shown' },
    effects: UNTIL.delivered,
  },
  {
    what: 'clock: the answer to a verification is an hour ahead',
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.spoil('verify', 'wrong-clock', HOUR_MS);
      return { verify: passes };
    },
    expected: { kind: 'failed', code: 'EVIDENCE_EXPIRED' },
    effects: UNTIL.verified,
  },
  {
    what: 'clock: the answer to a verification is an hour behind',
    between: () => ({ verify: forged(OWN, hoursAhead(-1)) }),
    expected: { kind: 'shown' },
    effects: UNTIL.delivered,
  },
  {
    what: 'clock: the answer with the token is an hour ahead',
    between: () => ({ token: forged(OWN, hoursAhead(1)) }),
    expected: { kind: 'failed', code: 'TOKEN_EXPIRED' },
    effects: UNTIL.consented,
  },
  {
    what: 'clock: the refusal that is to be learned from lies too',
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.policy({ clockOffsetS: 600 });
      return { verify: forged(OWN, hoursAhead(2)) };
    },
    expected: { kind: 'failed', code: 'CLOCK_SKEW' },
    effects: [],
  },
];

const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365 * DAY_MS;

/** The terminal's own clock is wrong, and is put right once the hub has told its time. */
export const OWN_CLOCK_ROWS: readonly TrustRow[] = [
  ...[
    ['8 days fast', [8 * DAY_MS]] as const,
    ['a year fast', [YEAR_MS]] as const,
    ['11 years slow', [-11 * YEAR_MS]] as const,
    ['a year fast, then put right', [YEAR_MS, 0]] as const,
    ['10 days slow, then put right', [-10 * DAY_MS, 0]] as const,
  ].map(([what, ownClockMs]): TrustRow => ({
    what: `clock: the terminal's own is ${what}`,
    between: () => ({ table: passes }),
    ownClockMs,
    tables: 1,
    expected: { kind: 'shown' },
    effects: UNTIL.delivered,
  })),
];
