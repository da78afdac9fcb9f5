import { expect, test } from 'vitest';
import { configSchema } from '../../contract/config.ts';
import { rulesFor } from './rules.ts';
import { CONFIG, ITEM, RULES } from './test-data.ts';

const { terminal, platform } = CONFIG;

test('the times of the configuration in milliseconds, and what the item asks for', () => {
  const timeLimits = { consentS: 1, idleS: 30, viewS: 31, failureS: 4, farewellS: 2, warnS: 5 };
  const config = configSchema.parse({
    ...{ dataDir: '/d', mode: 'counter', terminal, platform, items: [ITEM], timeLimits },
  });
  const { abilities } = RULES;
  const item = { ...ITEM, minLevel: 4, acceptManualComparison: true };
  expect(rulesFor(config, item, abilities)).not.toHaveProperty('operatorId');
  expect(rulesFor(config, item, abilities, '0001')).toEqual({
    ...{ mode: 'counter', minLevel: 4, acceptsManual: true, operatorId: '0001', abilities },
    limits: {
      ...{ scanBudget: platform.scanBudgetMs, consent: 1_000, idle: 30_000, view: 31_000 },
      ...{ failure: 4_000, farewell: 2_000, readCard: 8_000 },
    },
  });
});
