import type { DecodeRequest, Decoder, Frame, Symbology } from '../decoder.ts';
import type { ZxingReader, ZxingSettings } from '../zxing/zxing-reader.ts';
import {
  ATTEMPTS,
  CHEAP_LOOKS,
  FIRST_LOOK,
  HALF_PLAINLY,
  PLAINLY,
  type Attempt,
  type Derived,
} from './attempts.ts';
import { once } from '../once.ts';
import { createCollection, type Collection } from './collection.ts';
import { createCosts } from './costs.ts';
import { withoutSymbols } from './pictures/cover.ts';
import { crop, moved, regionAround, type Region } from './pictures/crop.ts';
import { halve } from './pictures/scale.ts';
import { searchQr, type Place, type Search } from './places.ts';
import type { Small } from '../qr/photo/locate.ts';
import { readTriple } from '../qr/photo/read-triple.ts';
import type { Triple } from '../qr/photo/triples.ts';

export interface ChooserParts {
  readonly zxing: ZxingReader;
  /** Reads Grid Matrix; without it such symbols are not looked for. */
  readonly gridMatrix?: Decoder;
  /** Milliseconds, with fractions, of a clock that never goes back (`performance.now`). */
  readonly elapsedMs: () => number;
  /**
   * `camera`: what one frame leaves out the next one does. `picture`: there is no next one, so all that
   * the budget allows is done.
   */
  readonly mode: 'camera' | 'picture';
}

/** A symbol stays near where it was for so many frames. */
const REMEMBERED_FRAMES = 15;
/** Round a symbol seen before, as a share of its side. */
const MOVED_SHARE = 0.35;
/** What a step that is under way takes, mostly: so much before its end a frame is given up. */
const LAST_STEP_MS = 1.5;
/** Symbologies beside QR make an empty frame six times as dear: one frame in so many. */
const OTHERS_EVERY = 10;
/** Without a sign of a symbol one frame in so many is looked at in one more way. */
const BLIND_EVERY = 3;
/** What such a look may take, so that an empty scene does not keep the machine busy; but for the frame as it is. */
const BLIND_MS = 7;
/** Beside a symbol that is read, one frame in so many is searched for others with the whole budget. */
const OTHERS_BESIDE_EVERY = 5;

const MOST_TRIPLES = 8;
/**
 * Larger pictures are looked at in half their size first, which costs a third and reads nine of ten; the picture itself
 * after that only where a finder pattern was seen.
 */
const LARGE_PIXELS = 500_000;
/** Pixels a module in the small copy: a symbol of less that was not read there is looked at as it is before all else. */
const SMALL_MODULE = 2.5;
/** What the small copy of a large frame has at most. */
const SMALL_PIXELS = 800_000;

const SQUARE: readonly Symbology[] = ['qr', 'micro-qr'];
const NOTHING_SEEN: Search = { places: [], triples: [], isPromising: false };

/** Parts of the frame; undefined is all of it. */
interface Views {
  readonly places: readonly (Place | undefined)[];
}

interface Frames {
  number: number;
  seen: { readonly region: Region; readonly frame: number } | undefined;
  /** Which attempt and which cheap look is the next to begin with. */
  attempt: number;
  cheap: number;
  /** The last frame held what looks like a code and was not read. */
  isSeenInVain: boolean;
}

/** One frame as it is worked on. */
interface Work {
  readonly frame: Frame;
  readonly small: () => Small;
  readonly request: DecodeRequest;
  readonly found: Collection;
  readonly endMs: number;
}

/**
 * Spends the time of a frame where a symbol is likeliest: where the last one was, the whole frame, then
 * other views of the parts that look like a QR code, beginning with what read the last one.
 */
export function createChooser({ zxing, gridMatrix, elapsedMs, mode }: ChooserParts): Decoder {
  const costs = createCosts();
  const frames: Frames = { number: 0, seen: undefined, attempt: 0, cheap: 0, isSeenInVain: false };
  const isThorough = mode === 'picture';

  function isDone({ found, request, endMs }: Work): boolean {
    return found.symbols.length >= request.atMost || elapsedMs() >= endMs;
  }

  /** The frame has a symbol: whoever shows one is not to wait until the budget is used up. */
  function isAnswered({ found }: Work): boolean {
    const isTurn = frames.number % OTHERS_BESIDE_EVERY === OTHERS_BESIDE_EVERY - 1;
    return found.symbols.length > 0 && !isThorough && !isTurn;
  }

  function look(
    work: Work,
    { frame, back }: Derived,
    symbologies: readonly Symbology[],
    settings: ZxingSettings,
  ): boolean {
    if (symbologies.length === 0) return false;
    const { atMost } = work.request;
    // Only what is not square has to be turned to be found.
    const rotate = symbologies.some((one) => !SQUARE.includes(one));
    const read = zxing.read(frame, { symbologies, atMost, settings: { ...settings, rotate } });
    work.found.add(read.map((symbol) => moved(symbol, back)));
    return read.length > 0;
  }

  function part(frame: Frame, region: Region): Derived {
    const { left, top } = region;
    const back: Derived['back'] = ({ x, y }) => ({ x: x + left, y: y + top });
    return { frame: crop(frame, region), back };
  }

  /** Whether it was read. What does not fit into the time that is left waits for the next frame. */
  function tryOne(work: Work, attempt: Attempt, place: Place | undefined): boolean {
    const source: Derived = place
      ? part(work.frame, place.region)
      : { frame: work.frame, back: (point) => point };
    const pixels = source.frame.width * source.frame.height;
    const begin = elapsedMs();
    const expected = costs.expect(attempt.name, pixels, attempt.guessMs);
    if (begin + expected > work.endMs) {
      // What would never fit would never be measured again either.
      if (expected > work.request.budgetMs / 2) costs.forget(attempt.name);
      return false;
    }
    const derived = chain(source, attempt, place?.module);
    const { symbologies } = work.request;
    const wanted = isThorough ? symbologies.filter(isZxing) : quick(symbologies);
    const isInTime = elapsedMs() < work.endMs;
    const isRead = isInTime && look(work, derived, wanted, attempt.settings);
    const tookMs = elapsedMs() - begin;
    costs.learn(attempt.name, pixels, isInTime ? tookMs : Math.max(tookMs, expected));
    return isRead;
  }

  /** What read something goes first the next time. */
  function tryAttempt(work: Work, step: number, place: Place | undefined): void {
    const index = step % ATTEMPTS.length;
    const attempt = ATTEMPTS[index];
    if (attempt && tryOne(work, attempt, place)) frames.attempt = index;
  }

  function tryCheap(work: Work, step: number): void {
    const index = step % CHEAP_LOOKS.length;
    const attempt = CHEAP_LOOKS[index];
    if (attempt && tryOne(work, attempt, undefined)) frames.cheap = index;
  }

  /** Module by module, by the finder patterns; of the symbol that is put right zxing-cpp tells the text. */
  function tryTriple(work: Work, triple: Triple): void {
    const read = readTriple(work.frame, triple, () => elapsedMs() >= work.endMs);
    if (!read) return;
    const { corners, quality, picture } = read;
    const symbol = zxing.readDrawnQr(picture);
    if (symbol) work.found.add([{ ...symbol, corners, quality }]);
  }

  /** By the finder patterns and what costs little by turns, then the rest. */
  function tryAll(work: Work, { places, triples }: Pick<Search, 'triples'> & Views): void {
    const from = frames.cheap;
    const cheap = CHEAP_LOOKS.map((_, step) => () => {
      tryCheap(work, from + step);
    });
    const rest = triples[Symbol.iterator]();
    const byFinders = Array.from({ length: MOST_TRIPLES }, () => () => {
      const next = rest.next();
      if (next.done !== true) tryTriple(work, next.value);
    });
    const attempts = ATTEMPTS.flatMap((_, step) => {
      const index = frames.attempt + step;
      return places.map((place) => () => {
        tryAttempt(work, index, place);
      });
    });
    // Where patterns were not enough for one frame, the next begins with other looks.
    const isOdd = frames.number % 2 === 1;
    const [place] = places;
    const ofPlace = place ? asItIs(place) : [];
    const [first, others] = [byFinders.slice(0, 1), byFinders.slice(1)];
    // Small modules were too small in the small copy; large ones were not.
    const isSmall = place !== undefined && place.module < SMALL_MODULE * work.small().factor;
    const likely = isOdd
      ? [...asItIs(undefined), ...cheap, ...byFinders]
      : [
          ...(isSmall ? [...ofPlace, ...first] : [...first, ...ofPlace]),
          ...[...others, ...asItIs(undefined), ...cheap],
        ];
    const before = work.found.symbols.length;
    for (const step of [...likely, ...attempts]) {
      step();
      // What is left is looked for anew, without what was read.
      const isMore = work.found.symbols.length > before;
      if (isDone(work) || isAnswered(work) || (isThorough && isMore)) break;
    }
    if (work.found.symbols.length > 0) return;
    frames.cheap++;
    frames.attempt++;

    /** What was looked at in a small copy alone. */
    function asItIs(place: Place | undefined): readonly (() => void)[] {
      if (!isLeftOut(work)) return [];
      const looks = work.small().factor > 2 ? [HALF_PLAINLY, PLAINLY] : [PLAINLY];
      return looks.map((one) => () => tryOne(work, one, place));
    }
  }

  function whereLastSeen(work: Work): void {
    const { seen } = frames;
    if (!seen || frames.number - seen.frame > REMEMBERED_FRAMES) return;
    const { region } = seen;
    const isWithin =
      region.left + region.width <= work.frame.width &&
      region.top + region.height <= work.frame.height;
    if (!isWithin) return;
    look(work, part(work.frame, region), work.request.symbologies.filter(isZxing), FIRST_LOOK);
  }

  /** A large frame is looked at in a small copy alone: only QR codes say by their patterns where to look again. */
  function isLeftOut({ frame, request }: Work): boolean {
    const isLarge = frame.width * frame.height > LARGE_PIXELS;
    return !isThorough && isLarge && request.symbologies.includes('qr');
  }

  /** At half its size, in front of a camera at a quarter and less where that is still large. */
  function smallOf(frame: Frame): Small {
    let [small, factor] = [halve(frame), 2];
    while (!isThorough && small.width * small.height > SMALL_PIXELS) {
      [small, factor] = [halve(small), 2 * factor];
    }
    return { frame: small, factor };
  }

  function wholeFrame(work: Work): void {
    const whole: Derived = { frame: work.frame, back: (point) => point };
    const { symbologies } = work.request;
    if (work.frame.width * work.frame.height > LARGE_PIXELS) {
      const { frame, factor } = work.small();
      const back: Derived['back'] = ({ x, y }) => ({ x: factor * x, y: factor * y });
      look(work, { frame, back }, quick(symbologies), FIRST_LOOK);
      if (isDone(work)) return;
    }
    // Beside what was read there may be others that are smaller.
    const isForOthers = frames.number % OTHERS_BESIDE_EVERY === 0;
    if (!isLeftOut(work) || (work.found.symbols.length > 0 && isForOthers)) {
      look(work, whole, quick(symbologies), FIRST_LOOK);
      if (isDone(work)) return;
    }
    const isTurn = isThorough || frames.number % OTHERS_EVERY === 0;
    const others = symbologies.filter((one) => isZxing(one) && !quick(symbologies).includes(one));
    if (isTurn) look(work, whole, others, { ...FIRST_LOOK, denoise: isThorough });
  }

  function gridMatrixOf(work: Work): void {
    const { frame, request, found, endMs } = work;
    if (!gridMatrix || !request.symbologies.includes('grid-matrix')) return;
    if (isDone(work) || isAnswered(work)) return;
    const budgetMs = endMs - elapsedMs();
    const symbologies = ['grid-matrix'] as const;
    found.add(gridMatrix.decode(frame, { ...request, symbologies, budgetMs }));
  }

  function otherViews(work: Work): void {
    const { symbologies } = work.request;
    if (isDone(work) || isAnswered(work) || quick(symbologies).length === 0) return;
    const corners = work.found.symbols.map((one) => one.corners);
    const frame = withoutSymbols(work.frame, corners);
    const left: Work =
      corners.length > 0 ? { ...work, frame, small: once(() => smallOf(frame)) } : work;
    // Where the search and what follows did not fit into a frame, the next sees something at least.
    const isCheapFirst = frames.isSeenInVain && frames.number % 2 === 1;
    if (isCheapFirst) tryCheap(left, frames.cheap++);
    if (isDone(left)) return;
    const many = work.found.symbols.length;
    const isOver = (): boolean => elapsedMs() >= work.endMs;
    const { places, triples, isPromising } = symbologies.includes('qr')
      ? searchQr(left.frame, left.small(), {
          ...{ isOver, isForAll: isThorough },
          isThorough: isThorough && many === 0,
        })
      : NOTHING_SEEN;
    const isLeft = places.length > 0 || isPromising;
    // A search that was cut short says nothing: the next frame begins with other looks.
    frames.isSeenInVain = !isThorough && (isLeft || isOver());
    // Beside what was read only what looks like a symbol too is worth the time.
    if (isThorough && many > 0 && !isLeft) return;
    if (isThorough) {
      tryAll(left, { places: many > 0 ? places : [...places, undefined], triples });
      if (work.found.symbols.length > many) otherViews(work);
    } else if (places.length > 0) tryAll(left, { places, triples });
    else if (isPromising) tryAll(left, { places: [undefined], triples });
    else if (frames.number % BLIND_EVERY === BLIND_EVERY - 1) {
      const endMs = Math.min(work.endMs, elapsedMs() + BLIND_MS);
      const step = frames.cheap++;
      if (isLeftOut(work) && step % 2 === 0) tryOne(left, PLAINLY, undefined);
      else tryCheap({ ...left, endMs }, step);
    }
  }

  function remember({ found, frame }: Work): void {
    const [first] = found.symbols;
    if (!first) return;
    frames.isSeenInVain = false;
    frames.seen = { region: regionAround(first.corners, MOVED_SHARE, frame), frame: frames.number };
  }

  return {
    decode(frame, request) {
      if (frame.width < 1 || frame.height < 1) return [];
      if (frame.luma.length < frame.width * frame.height) return [];
      const lastStepMs = isThorough ? 0 : Math.min(LAST_STEP_MS, request.budgetMs / 2);
      const endMs = elapsedMs() + request.budgetMs - lastStepMs;
      const small = once(() => smallOf(frame));
      const work: Work = { frame, small, request, found: createCollection(), endMs };
      const isOdd = frames.number % 2 === 1;
      const steps = [whereLastSeen, wholeFrame, otherViews];
      // In turn before and after what may use up the whole time.
      steps.splice(isOdd || isThorough ? 2 : 3, 0, gridMatrixOf);
      for (const step of isThorough ? steps.slice(1) : steps) {
        step(work);
        if (isDone(work)) break;
      }
      remember(work);
      frames.number++;
      return work.found.symbols.slice(0, request.atMost);
    },
    dispose: () => gridMatrix?.dispose(),
  };
}

function isZxing(symbology: Symbology): boolean {
  return symbology !== 'grid-matrix';
}

/** What every frame is searched for: QR where it is asked for, else all. */
function quick(symbologies: readonly Symbology[]): readonly Symbology[] {
  if (symbologies.includes('qr')) return ['qr'];
  return symbologies.filter(isZxing);
}

function chain(source: Derived, attempt: Attempt, module: number | undefined): Derived {
  const { frame, back } = attempt.derive(source.frame, module);
  return { frame, back: (point) => source.back(back(point)) };
}
