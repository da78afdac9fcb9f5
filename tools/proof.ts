import { runTool } from './say.ts';

// Loaded late: nothing of the tools may lean on what is there for tests.
await runTool(async () => {
  const { main } = await import('../test/proof/main.ts');
  return main(process.argv.slice(2));
});
