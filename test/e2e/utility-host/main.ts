import path from 'node:path';
import { app } from 'electron';
import { systemClock } from '../../../contract/clock.node.ts';
import { configSchema } from '../../../contract/config.ts';
import { createSupervisor, type Supervisor } from '../../../src-main/supervisor.ts';
import { utilityService } from '../../../src-main/utility-service.ts';

// A main process of one idea: the real supervisor over Electron's utility process.

const NAME = { 'zh-CN': '示例', en: 'Sample' };

void app.whenReady().then(() => {
  const supervisor: Supervisor = createSupervisor({
    spawn: utilityService(path.join(import.meta.dirname, 'stub-service.js')),
    clock: systemClock,
    onChange: () => {},
    onKeysInUse: () => {},
    onKeysAccepted: () => {},
    onBadMessage: (problem) => console.error(problem),
    startMessage: {
      config: configSchema.parse({
        dataDir: '/data',
        terminal: { id: 'T-1', orgCode: '11100000000013338W', orgName: NAME, regionCode: '390000' },
        platform: {
          hubUrl: 'http://127.0.0.1:9/hub',
          homeCodeSystemId: '1390000',
          hubKeys: [`04${'0'.repeat(128)}`],
        },
        items: [{ code: 'I-1', name: NAME, scopes: ['*'] }],
      }),
      dataKeys: [{ id: '0'.repeat(16), key: Buffer.alloc(32).toString('base64') }],
      diagnostics: [],
    },
  });
  supervisor.start();
  Object.assign(globalThis, { supervisor });
});
