import type { Shading, ShadingStep } from '../ofd/model/colour.ts';
import type { Rgba } from './colour-value.ts';

/** A colour at a place along the axis: 0 is its start, 1 its end. */
export interface Stop {
  readonly at: number;
  readonly colour: Rgba;
}

/** Stops of one shading; a canvas slows down long before. */
const MAX_STOPS = 2_000;

/**
 * The steps of a shading with their places (GB/T 33190 8.3.4): the first at 0 and the last at 1 where they say nothing,
 * those between evenly, and none before the one before it.
 */
export function stopsOf(
  steps: readonly ShadingStep[],
  colourOf: (step: ShadingStep) => Rgba,
): readonly Stop[] {
  const given = steps.slice(0, MAX_STOPS);
  const last = given.length - 1;
  const places = given.map(({ position }, index) => {
    if (position !== undefined) return Math.min(1, Math.max(0, position));
    if (index === 0) return 0;
    return index === last ? 1 : undefined;
  });
  let before = 0;
  return given.map((step, index) => {
    before = Math.max(before, places[index] ?? between(places, index));
    return { at: before, colour: colourOf(step) };
  });
}

function between(places: readonly (number | undefined)[], index: number): number {
  let [left, right] = [index, index];
  while (places[left] === undefined) left--;
  while (places[right] === undefined) right++;
  const [from = 0, to = 1] = [places[left], places[right]];
  return from + ((to - from) * (index - left)) / (right - left);
}

export interface Spread {
  readonly mapType: Shading['mapType'];
  /** The part of the axis that one run of the colours takes. */
  readonly unit: number;
  /** The part of the axis that is painted; the axis itself goes from 0 to 1. */
  readonly from: number;
  readonly to: number;
}

/** The colours as often as they come between two places, which are 0 and 1 then. */
export function spreadStops(stops: readonly Stop[], spread: Spread): readonly Stop[] {
  const { mapType, unit, from, to } = spread;
  const isOnce = mapType === 'Direct' || !(unit > 0);
  const first = isOnce ? 0 : Math.floor(from / unit);
  const last = isOnce ? 0 : Math.ceil(to / unit) - 1;
  // So fine that nobody could see it: one run over all of it stands for them.
  if ((last - first + 1) * stops.length > MAX_STOPS)
    return spreadStops(stops, { ...spread, unit: to - from });
  const length = isOnce ? 1 : unit;
  const all: Stop[] = [];
  for (let run = first; run <= last; run++) {
    const isBack = mapType === 'Reflect' && run % 2 !== 0;
    const ordered = isBack
      ? stops.map(({ at, colour }) => ({ at: 1 - at, colour })).reverse()
      : stops;
    for (const { at, colour } of ordered) all.push({ at: (run + at) * length, colour });
  }
  return cut(all, from, to);
}

/** The part between two places, with the colours that are right there. */
function cut(stops: readonly Stop[], from: number, to: number): readonly Stop[] {
  const inside = stops.filter(({ at }) => at >= from && at <= to);
  const whole = [
    ...(inside[0]?.at === from ? [] : [{ at: from, colour: colourAt(stops, from) }]),
    ...inside,
    ...(inside.at(-1)?.at === to ? [] : [{ at: to, colour: colourAt(stops, to) }]),
  ];
  return whole.map(({ at, colour }) => ({ at: (at - from) / (to - from), colour }));
}

function colourAt(stops: readonly Stop[], at: number): Rgba {
  const after = stops.findIndex((stop) => stop.at > at);
  const right = stops[after < 0 ? stops.length - 1 : after];
  const left = stops[after < 0 ? stops.length - 1 : Math.max(0, after - 1)];
  if (!left || !right) return { red: 0, green: 0, blue: 0, alpha: 0 };
  const part = right.at === left.at ? 0 : (at - left.at) / (right.at - left.at);
  const share = Math.min(1, Math.max(0, part));
  const mixed = (key: keyof Rgba): number =>
    left.colour[key] * (1 - share) + right.colour[key] * share;
  return { red: mixed('red'), green: mixed('green'), blue: mixed('blue'), alpha: mixed('alpha') };
}
