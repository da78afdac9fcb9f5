/**
 * What a foreign library may need of the environment: its neighbours, a place for files, the system
 * of Windows, and where the PC/SC service of Linux listens.
 */
const PASSED = [
  'PATH',
  'LD_LIBRARY_PATH',
  'SystemRoot',
  'windir',
  'TEMP',
  'TMP',
  'TMPDIR',
  'PCSCLITE_CSOCK_NAME',
] as const;

/**
 * The environment of a child. It is no copy: a secret of the terminal is no business of a foreign
 * library. Electron is told to be a Node.
 */
export function childEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const passed = PASSED.flatMap((name) => {
    const value = own[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), ELECTRON_RUN_AS_NODE: '1' };
}
