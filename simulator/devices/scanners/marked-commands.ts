/** More than this without an end mark is no command. */
const LONGEST = 256;

/** Finds commands in what the terminal sends, however it is cut into pieces. */
export interface MarkedCommands {
  /** What stands between a start mark and the end mark behind it; anything else is passed over. */
  take(bytes: Uint8Array): string[];
  forget(): void;
}

/** `start` and `end`: bytes as characters U+0000 to U+00FF, as in the commands that come out. */
export function createMarkedCommands(start: string, end: string): MarkedCommands {
  let waiting = '';
  return {
    take(bytes) {
      const commands: string[] = [];
      for (const byte of bytes) {
        waiting += String.fromCharCode(byte);
        if (!waiting.endsWith(end)) {
          waiting = waiting.slice(-LONGEST);
          continue;
        }
        const begin = waiting.lastIndexOf(start, waiting.length - end.length - start.length);
        if (begin >= 0) commands.push(waiting.slice(begin + start.length, -end.length));
        waiting = '';
      }
      return commands;
    },
    forget() {
      waiting = '';
    },
  };
}
