/** A hall's own certification authority is named by this one. */
const KEPT = 'NODE_EXTRA_CA_CERTS';

/**
 * The environment of the terminal service: nothing from outside may open a debugger in it, load code
 * into it, write its memory to the disk, or switch off the verification of certificates (all
 * variables by which Node is told such things begin with `NODE_`).
 */
export function serviceEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (one): one is [string, string] =>
        one[1] !== undefined && (one[0] === KEPT || !/^(NODE_|ELECTRON_RUN_AS_NODE)/i.test(one[0])),
    ),
  );
}
