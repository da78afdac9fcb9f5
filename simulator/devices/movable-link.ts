import type { Link } from './link.ts';

/** A link that can be put into another port. */
export interface MovableLink extends Link {
  /** Unplugs, and plugs in at another port. */
  move(): Promise<void>;
}

/**
 * Holds the link at the port of the moment. Plugging, unplugging and moving wait for one another,
 * whoever asks for them.
 *
 * @param openPort makes a link, plugged in, at a port that was not used before
 * @param powerOff called whenever the cable is out
 */
export async function createMovableLink(
  openPort: () => Promise<Link>,
  powerOff: () => void,
): Promise<MovableLink> {
  let link = await openPort();
  let last: Promise<unknown> = Promise.resolve();

  function inTurn(action: () => Promise<void>): Promise<void> {
    const done = last.then(action);
    last = done.catch(() => {});
    return done;
  }

  async function unplug(): Promise<void> {
    await link.unplug();
    powerOff();
  }

  return {
    get kind() {
      return link.kind;
    },
    get path() {
      return link.path;
    },
    isPlugged: () => link.isPlugged(),
    plug: () => inTurn(() => link.plug()),
    unplug: () => inTurn(unplug),
    move: () =>
      inTurn(async () => {
        await unplug();
        link = await openPort();
      }),
    send: (bytes) => link.send(bytes),
  };
}
