/** Light that falls on a sheet or comes back from it, in shares of what makes white paper white. */
export interface Light {
  /** Share that is gone at the darker side, and which side that is (radians). */
  readonly shade: number;
  readonly shadeTowards: number;
  /** Edges of shadows, and of sun: what is on one side of each line is multiplied. */
  readonly edges: readonly {
    readonly angle: number;
    /** From the picture's middle, in shares of its width. */
    readonly offset: number;
    readonly times: number;
    /** Width of the half-light, in shares of the picture's width. */
    readonly soft: number;
  }[];
  /** Ellipses: what falls there is multiplied (sun through leaves), or added (the image of a lamp). */
  readonly spots: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly angle: number;
    readonly times: number;
    readonly adds: number;
    /** 1 a hard edge … 0 a Gaussian. */
    readonly hard: number;
  }[];
  /** A lamp seen along a cylinder: how strong, where round it, and how wide (radians). */
  readonly strip: { readonly adds: number; readonly at: number; readonly width: number };
}

export interface Lit {
  times: number;
  adds: number;
}

/** What light does at a place, in shares of the picture's width from its middle. */
export function lightAt(light: Light, x: number, y: number, around: number, lit: Lit): void {
  const across = x * Math.cos(light.shadeTowards) + y * Math.sin(light.shadeTowards);
  lit.times = 1 - light.shade * Math.min(Math.max(0.5 + across, 0), 1);
  lit.adds = 0;
  for (const { angle, offset, times, soft } of light.edges) {
    const beyond = x * Math.cos(angle) + y * Math.sin(angle) - offset;
    const share = Math.min(Math.max(0.5 + beyond / soft, 0), 1);
    lit.times *= 1 + (times - 1) * share;
  }
  for (const spot of light.spots) {
    const [dx, dy] = [x - spot.x, y - spot.y];
    const [c, s] = [Math.cos(spot.angle), Math.sin(spot.angle)];
    const far = Math.hypot((dx * c + dy * s) / spot.width, (dy * c - dx * s) / spot.height);
    if (far > 4) continue;
    const gauss = Math.exp(-far * far);
    const disc = Math.min(Math.max((1.15 - far) / 0.3, 0), 1);
    const share = spot.hard * disc + (1 - spot.hard) * gauss;
    lit.times *= 1 + (spot.times - 1) * share;
    lit.adds += spot.adds * share;
  }
  const { adds, at, width } = light.strip;
  if (adds > 0) lit.adds += adds * Math.exp(-(((around - at) / width) ** 2));
}
