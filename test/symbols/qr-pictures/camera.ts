/** How a sheet is held in front of a camera; angles in radians. */
export interface Pose {
  /** Of the sheet in its own plane. */
  readonly roll: number;
  /** Away from the camera, and towards which side. */
  readonly tilt: number;
  readonly towards: number;
  /** Pixels of the picture for one of the sheet, at its middle. */
  readonly zoom: number;
  /** Of the sheet's middle from the picture's, in pixels. */
  readonly shiftX: number;
  readonly shiftY: number;
  /** The cylinder that the sheet is bent to: radius in pixels of the sheet, negative is hollow; 0 is flat. */
  readonly radius: number;
  /** Direction of the cylinder's axis on the sheet. */
  readonly axis: number;
}

/** Where a line of sight meets the sheet. */
export interface Hit {
  /** From the sheet's middle, in its pixels; NaN where it meets nothing. */
  x: number;
  y: number;
  /** How far round the cylinder: 0 on the side that faces away from it. */
  around: number;
}

/** In widths of a picture: about that of a telephone. */
const FOCAL = 1.1;

/** Follows the line of sight of a place in a picture to the sheet. */
export function sightOf(
  pose: Pose,
  width: number,
  height: number,
): (px: number, py: number, hit: Hit) => void {
  const focal = FOCAL * Math.max(width, height);
  const distance = focal / pose.zoom;
  const turn = turnOf(pose);
  const middle = [
    (pose.shiftX / focal) * distance,
    (pose.shiftY / focal) * distance,
    distance,
  ] as const;
  const eye = turn(-middle[0], -middle[1], -middle[2]);
  const [axisX, axisY] = [Math.cos(pose.axis), Math.sin(pose.axis)];
  const { radius } = pose;
  // The direction of a line of sight is linear in its place; nothing is kept for each of millions.
  const ahead = turn(-width / 2 / focal, -height / 2 / focal, 1);
  const [right, down] = [turn(1 / focal, 0, 0), turn(0, 1 / focal, 0)];
  const ray = new Float64Array(3) as unknown as [number, number, number];
  return (px, py, hit) => {
    ray[0] = ahead[0] + px * right[0] + py * down[0];
    ray[1] = ahead[1] + px * right[1] + py * down[1];
    ray[2] = ahead[2] + px * right[2] + py * down[2];
    hit.around = 0;
    if (radius === 0) {
      const far = -eye[2] / ray[2];
      hit.x = far > 0 ? eye[0] + far * ray[0] : NaN;
      hit.y = eye[1] + far * ray[1];
      return;
    }
    // Across and along the axis; the cylinder's middle line lies `radius` behind the sheet's middle.
    const ex = eye[0] * axisX + eye[1] * axisY;
    const ey = eye[1] * axisX - eye[0] * axisY;
    const rx = ray[0] * axisX + ray[1] * axisY;
    const ry = ray[1] * axisX - ray[0] * axisY;
    const ez = eye[2] - radius;
    const a = rx * rx + ray[2] * ray[2];
    const b = ex * rx + ez * ray[2];
    const inside = b * b - a * (ex * ex + ez * ez - radius * radius);
    if (inside < 0) {
      hit.x = NaN;
      return;
    }
    const far = (-b - Math.sign(radius) * Math.sqrt(inside)) / a;
    const across = ex + far * rx;
    const around = Math.asin(Math.min(Math.max(across / Math.abs(radius), -1), 1));
    const along = ey + far * ry;
    const arc = around * Math.abs(radius);
    hit.around = around;
    hit.x = arc * axisX - along * axisY;
    hit.y = arc * axisY + along * axisX;
  };
}

/** From the camera's directions to the sheet's. */
function turnOf({
  roll,
  tilt,
  towards,
}: Pose): (x: number, y: number, z: number) => readonly [number, number, number] {
  const [ct, st] = [Math.cos(tilt), Math.sin(tilt)];
  const [cw, sw] = [Math.cos(towards), Math.sin(towards)];
  const [cr, sr] = [Math.cos(roll - towards), Math.sin(roll - towards)];
  return (x, y, z) => {
    const [u, v] = [x * cw + y * sw, y * cw - x * sw];
    const [tu, tz] = [u * ct - z * st, u * st + z * ct];
    return [tu * cr + v * sr, v * cr - tu * sr, tz];
  };
}
