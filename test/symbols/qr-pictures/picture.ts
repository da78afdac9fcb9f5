import { blur, smear } from '../../bench/symbols/scene.ts';
import { between, seededRandom } from '../../bench/symbols/random.ts';
import type { Frame } from '../../../symbols/decoder.ts';
import { sightOf, type Hit } from './camera.ts';
import { planOf, type Category } from './conditions.ts';
import { develop, REFLECTED } from './develop.ts';
import { lightAt, type Lit } from './light.ts';
import { anyTurn, type Plan } from './plan.ts';
import { drawSheet, type Sheet } from './sheet.ts';

export interface Picture {
  readonly category: Category;
  readonly number: number;
  readonly frame: Frame;
  /** Of every code in it. */
  readonly texts: readonly string[];
}

/** The same picture for the same figures. */
export async function takePicture(
  category: Category,
  number: number,
  seed: number,
): Promise<Picture> {
  const random = seededRandom(seed * 7_919 + number * 104_729 + [...category].reduce(hash, 0));
  const plan = planOf(category, number, random);
  const { width, height } = plan;
  const sheet = drawSheet(plan.sheet, finenessOf(plan), random);
  const sharp = expose(plan, sheet, between(random, 0.02, 0.6));
  const soft = blur(sharp, width, height, plan.blur);
  const smearAngle = anyTurn(random);
  const light = smear(soft, { width, height, smearPixels: plan.smear, smearAngle });
  const frame = await develop(light, width, height, plan.film, random);
  return { category, number, frame, texts: plan.sheet.codes.map(({ code }) => code.text) };
}

function hash(sum: number, letter: string): number {
  return (sum * 31 + letter.charCodeAt(0)) % 65_521;
}

/** Twice as fine as the picture, within what a canvas holds. */
function finenessOf({ pixels, sheet }: Plan): number {
  return Math.min(2 * pixels, Math.sqrt(MOST_SHEET_PIXELS / (sheet.width * sheet.height)));
}

const MOST_SHEET_PIXELS = 16_000_000;
/** Looks at so many places of a pixel in each direction. */
const FINE = 2;

/** The light that falls on the sensor through a perfect lens. */
function expose(plan: Plan, sheet: Sheet, desk: number): Float32Array {
  const { width, height } = plan;
  const radius = plan.radius * sheet.fine;
  const sight = sightOf({ ...plan.pose, radius, zoom: plan.pixels / sheet.fine }, width, height);
  const light = new Float32Array(width * height);
  const hit: Hit = { x: 0, y: 0, around: 0 };
  const lit: Lit = { times: 1, adds: 0 };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      let sum = 0;
      for (let sample = 0; sample < FINE * FINE; sample++) {
        const px = x + ((sample % FINE) + 0.5) / FINE;
        const py = y + (Math.floor(sample / FINE) + 0.5) / FINE;
        sight(px, py, hit);
        sum += thrownBack(sheet, hit, plan.dots, desk);
      }
      lightAt(plan.light, (x - width / 2) / width, (y - height / 2) / width, hit.around, lit);
      // A surface that turns away gets less light.
      const facing = 0.35 + 0.65 * Math.cos(hit.around);
      light[at] = (sum / (FINE * FINE)) * lit.times * facing + lit.adds;
    }
  }
  return light;
}

function thrownBack(sheet: Sheet, hit: Hit, dots: number, desk: number): number {
  const x = Math.floor(hit.x + sheet.width / 2);
  const y = Math.floor(hit.y + sheet.height / 2);
  if (!(x >= 0 && y >= 0 && x < sheet.width && y < sheet.height)) return desk;
  const tone = REFLECTED[sheet.luma[y * sheet.width + x]!]!;
  return dots === 0 ? tone : tone * dotAt(hit.x / (dots * sheet.fine), hit.y / (dots * sheet.fine));
}

/** Of a screen: red, green and blue stripes as bright as they look, and dark between them. */
function dotAt(x: number, y: number): number {
  const [across, down] = [x - Math.floor(x), y - Math.floor(y)];
  if (down > 0.85) return DARK_BETWEEN;
  const stripe = STRIPES[Math.floor(across * STRIPES.length)]!;
  return stripe;
}

const DARK_BETWEEN = 0.1;
const STRIPES = [0.9, 0.9, DARK_BETWEEN, 1.7, 1.7, DARK_BETWEEN, 0.35, 0.35, DARK_BETWEEN];
