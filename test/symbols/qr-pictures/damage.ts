import type { SKRSContext2D } from '@napi-rs/canvas';
import { between, type Random } from '../../bench/symbols/random.ts';
import { grey } from './draw-code.ts';

export const DAMAGES = ['pen', 'scratches', 'stains', 'tear', 'sticker', 'worn'] as const;
export type Damage = (typeof DAMAGES)[number];

/** Damages a code of `size` modules that was drawn at 0, 0, one unit a module; `amount` 0…1. */
export function drawDamage(
  context: SKRSContext2D,
  damage: Damage,
  size: number,
  amount: number,
  random: Random,
): void {
  context.lineCap = 'round';
  const many = (most: number): number => Math.max(Math.round(most * amount), 1);
  const anywhere = (): number => between(random, 0, size);
  if (damage === 'pen' || damage === 'scratches') {
    const isPen = damage === 'pen';
    for (let line = many(isPen ? 6 : 16); line > 0; line--) {
      context.strokeStyle = grey(isPen ? between(random, 15, 60) : between(random, 215, 240));
      context.lineWidth = size * between(random, 0.006, isPen ? 0.035 : 0.02);
      context.beginPath();
      context.moveTo(anywhere(), anywhere());
      context.bezierCurveTo(
        ...([anywhere(), anywhere(), anywhere(), anywhere()] as const),
        ...([anywhere(), anywhere()] as const),
      );
      context.stroke();
    }
  } else if (damage === 'stains') {
    for (let stain = many(6); stain > 0; stain--) {
      drawBlob(context, [anywhere(), anywhere()], size * between(random, 0.05, 0.16), random);
      context.fillStyle = `rgba(60,60,60,${between(random, 0.35, 0.95)})`;
      context.fill();
    }
  } else if (damage === 'tear') {
    // From a corner or an edge: what was there is gone, the desk is seen.
    const corner = Math.floor(random() * 4);
    const at = [corner % 2 === 0 ? 0 : size, corner < 2 ? 0 : size] as const;
    drawBlob(context, at, size * between(random, 0.12, 0.16 + 0.34 * amount), random);
    context.fillStyle = grey(between(random, 60, 230));
    context.fill();
  } else if (damage === 'sticker') {
    for (let sticker = many(2); sticker > 0; sticker--) {
      const [width, height] = [between(random, 0.12, 0.3), between(random, 0.08, 0.2)];
      context.save();
      context.translate(anywhere(), anywhere());
      context.rotate(between(random, 0, 3));
      context.fillStyle = grey(between(random, 30, 230));
      context.fillRect(0, 0, size * width, size * height);
      context.restore();
    }
  } else {
    // Print that has come off in flakes.
    for (let flake = many(260); flake > 0; flake--) {
      drawBlob(context, [anywhere(), anywhere()], size * between(random, 0.004, 0.03), random);
      context.fillStyle = grey(between(random, 190, 235));
      context.fill();
    }
  }
}

const BLOB_POINTS = 11;

function drawBlob(
  context: SKRSContext2D,
  [x, y]: readonly [number, number],
  radius: number,
  random: Random,
): void {
  context.beginPath();
  for (let point = 0; point < BLOB_POINTS; point++) {
    const angle = (point * 2 * Math.PI) / BLOB_POINTS;
    const far = radius * between(random, 0.6, 1.3);
    context.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
  }
  context.closePath();
}
