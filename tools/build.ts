import { buildAll } from './build/steps.ts';
import { runTool } from './say.ts';

await runTool(async () => {
  await buildAll();
  return 0;
});
