import { createHash } from 'node:crypto';
import type { Indexed } from './png.js';

type Colour = [r: number, g: number, b: number];
/** Is the point, in −1…1 from the middle, part of the shape? */
type Shape = (x: number, y: number) => boolean;

const box = (x: number, y: number, w: number, h: number): boolean => Math.abs(x) <= w && Math.abs(y) <= h;
const ellipse = (x: number, y: number, w: number, h: number): boolean => (x / w) ** 2 + (y / h) ** 2 <= 1;

/** Silhouettes of what village makers sell: jar, bottle, bag, bowl, tea tin, basket. */
const shapes: { body: Shape; lid: Shape }[] = [
  { body: (x, y) => box(x, y - 0.1, 0.36, 0.42), lid: (x, y) => box(x, y + 0.41, 0.3, 0.08) },
  {
    body: (x, y) => box(x, y - 0.18, 0.22, 0.44) || ellipse(x, y + 0.26, 0.22, 0.14),
    lid: (x, y) => box(x, y + 0.48, 0.08, 0.16),
  },
  {
    body: (x, y) => Math.abs(y - 0.05) <= 0.52 && Math.abs(x) <= 0.34 + 0.07 * Math.cos(y * 6),
    lid: (x, y) => box(x, y + 0.42, 0.36, 0.04),
  },
  {
    body: (x, y) => y >= -0.05 && ellipse(x, y + 0.05, 0.5, 0.5),
    lid: (x, y) => y < -0.05 && ellipse(x, y + 0.05, 0.44, 0.22),
  },
  { body: (x, y) => box(x, y - 0.06, 0.4, 0.36), lid: (x, y) => ellipse(x, y + 0.32, 0.4, 0.12) },
  {
    body: (x, y) => y >= -0.1 && Math.abs(x) <= 0.52 - 0.2 * (y + 0.1) && y <= 0.5,
    lid: (x, y) => ellipse(x, y + 0.1, 0.5, 0.46) && !ellipse(x, y + 0.1, 0.44, 0.4) && y < -0.1,
  },
];

function fromHue(hue: number, saturation: number, light: number): Colour {
  const channel = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    const spread = saturation * Math.min(light, 1 - light);
    return Math.round(255 * (light - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

const STEPS = 48;
const [SHADOW, LID, LABEL, INK, SEAL] = [
  STEPS * 2,
  STEPS * 2 + 1,
  STEPS * 2 + 2,
  STEPS * 2 + 3,
  STEPS * 2 + 4,
] as const;

function paletteOf(seed: Buffer): Colour[] {
  const [a = 0, b = 0, c = 0] = seed;
  const ground = Array.from({ length: STEPS }, (_, at) => fromHue(a * 1.41, 0.25, 0.93 - (0.25 * at) / STEPS));
  const body = Array.from({ length: STEPS }, (_, at) => fromHue(b * 1.41, 0.6, 0.68 - (0.4 * at) / STEPS));
  return [
    ...ground,
    ...body,
    fromHue(a * 1.41, 0.2, 0.55),
    fromHue(c * 1.41, 0.4, 0.35),
    [250, 246, 235],
    [60, 52, 48],
    [190, 40, 40],
  ];
}

/** Stripes like lines of print, their lengths from the seed; a red seal in the corner. */
function labelAt(x: number, y: number, seed: Buffer): number | null {
  if (!box(x, y - 0.12, 0.2, 0.18)) return null;
  if (ellipse(x - 0.12, y - 0.22, 0.05, 0.05)) return SEAL;
  const line = Math.floor((y + 0.06) / 0.045);
  const inLine = (y + 0.06) / 0.045 - line < 0.4;
  const end = 0.04 + (0.13 * ((seed[8 + (line & 7)] ?? 0) & 127)) / 127;
  return line > 0 && line < 7 && inLine && x >= -0.17 && x <= -0.17 + 2 * end ? INK : LABEL;
}

/** A product's picture made from its name alone: same name, same picture; other names differ in shape and colours. */
export function drawPicture(name: string, width: number, height: number): Indexed {
  const seed = createHash('sha256').update(name, 'utf8').digest();
  const shape = shapes[(seed[3] ?? 0) % shapes.length] ?? { body: () => false, lid: () => false };
  const scale = 1.15 + (seed[4] ?? 0) / 800;
  const [shiftX, shiftY] = [((seed[5] ?? 0) - 128) / 1000, ((seed[6] ?? 0) - 128) / 2000];
  const pixels = new Uint8Array(width * height);
  for (let py = 0; py < height; py += 1)
    for (let px = 0; px < width; px += 1) {
      const x = ((px / width) * 2 - 1 - shiftX) * (scale / 1.15);
      const y = ((py / height) * 2 - 1 - shiftY) * (scale / 1.15);
      pixels[py * width + px] = colourAt(x, y, shape, seed);
    }
  return { width, height, pixels, palette: paletteOf(seed) };
}

function colourAt(x: number, y: number, shape: { body: Shape; lid: Shape }, seed: Buffer): number {
  if (shape.lid(x, y)) return LID;
  if (shape.body(x, y)) return labelAt(x, y, seed) ?? STEPS + shade((x + 0.6) / 1.2);
  if (ellipse(x, y - 0.56, 0.6, 0.07)) return SHADOW;
  return shade((y + 1) / 2);
}

const shade = (share: number): number => Math.max(0, Math.min(STEPS - 1, Math.floor(share * STEPS)));
