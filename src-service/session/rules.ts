import type { ServiceItem, TerminalConfig } from '../../contract/config.ts';
import { realNameLevelSchema } from '../../contract/evidence.ts';
import type { Abilities } from '../../identity/ways.ts';
import type { SessionRules } from './model.ts';

/** How long a card may lie on the reader before its reading is given up, in milliseconds. */
const READ_CARD_MS = 8_000;

/** What the session machine has to know of the terminal just now. */
export function rulesFor(
  { timeLimits, platform, mode }: TerminalConfig,
  item: ServiceItem,
  abilities: Abilities,
  operatorId?: string,
): SessionRules {
  return {
    mode,
    minLevel: realNameLevelSchema.parse(item.minLevel),
    acceptsManual: item.acceptManualComparison,
    ...(operatorId === undefined ? {} : { operatorId }),
    abilities,
    limits: {
      scanBudget: platform.scanBudgetMs,
      consent: timeLimits.consentS * 1_000,
      idle: timeLimits.idleS * 1_000,
      view: timeLimits.viewS * 1_000,
      failure: timeLimits.failureS * 1_000,
      farewell: timeLimits.farewellS * 1_000,
      readCard: READ_CARD_MS,
    },
  };
}
