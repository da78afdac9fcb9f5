import type { Run, Way } from '../platform/way.ts';

/**
 * The way as the one who serves goes it: every request names him, and every token is bound to him
 * (access-token.ts), whoever sends the request.
 *
 * @param operatorId who is signed in now; undefined where nobody signs in
 */
export function servedWay(way: Way, operatorId: () => string | undefined): Way {
  function served(run: Run): Run {
    const id = operatorId();
    return id === undefined ? run : { ...run, operatorId: id };
  }
  return {
    verify: (input, run) => way.verify(input, served(run)),
    join: (card, code, run) => way.join(card, code, served(run)),
    authorise: (verified, run, card) => way.authorise(verified, served(run), card),
    list: (verified, token, run) => way.list(verified, token, served(run)),
    tellRefusal: (verified, run) => way.tellRefusal(verified, served(run)),
    fetch: (entry, route, token, run) => way.fetch(entry, route, token, served(run)),
    openScan: (run) => way.openScan(served(run)),
  };
}
