import { ensureElectron } from './setup/electron-runtime.ts';
import { ensureSystemLibraries } from './setup/system-libraries.ts';
import { runTool, say } from './say.ts';

await runTool(async () => {
  ensureSystemLibraries({ virtualDisplay: true });
  const { kind, version, executable } = await ensureElectron();
  say(`Node ${process.version} · Electron ${version} (${kind}) at ${executable}`);
  return 0;
});
