import type { Indexed } from './png.js';

/** Huffman code lengths and symbols of DC differences (ITU-T T.81, table K.3), used for all three components. */
const DC_COUNTS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_SYMBOLS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function codesOf(counts: number[], symbols: number[]): Map<number, [code: number, length: number]> {
  const codes = new Map<number, [number, number]>();
  let code = 0;
  let at = 0;
  counts.forEach((count, index) => {
    for (let i = 0; i < count; i += 1) codes.set(symbols[at++] ?? 0, [code++, index + 1]);
    code <<= 1;
  });
  return codes;
}
const dcCodes = codesOf(DC_COUNTS, DC_SYMBOLS);

class Bits {
  readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  put(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      this.held = (this.held << 1) | ((value >> bit) & 1);
      this.count += 1;
      if (this.count === 8) this.flushByte();
    }
  }
  private flushByte(): void {
    this.bytes.push(this.held);
    // A byte of all ones would look like a marker: a zero follows it.
    if (this.held === 0xff) this.bytes.push(0);
    this.held = 0;
    this.count = 0;
  }
  finish(): void {
    while (this.count > 0) this.put(1, 1);
  }
}

const segment = (marker: number, data: number[]): number[] => [
  0xff,
  marker,
  (data.length + 2) >> 8,
  (data.length + 2) & 255,
  ...data,
];

/** Mean luma and chroma of one block, level-shifted. */
function mean({ width, height, pixels, palette }: Indexed, left: number, top: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = 0; y < 8; y += 1)
    for (let x = 0; x < 8; x += 1) {
      const at = Math.min(height - 1, top + y) * width + Math.min(width - 1, left + x);
      const [r, g, b] = palette[pixels[at] ?? 0] ?? [0, 0, 0];
      sum[0] += 0.299 * r + 0.587 * g + 0.114 * b - 128;
      sum[1] += -0.168736 * r - 0.331264 * g + 0.5 * b;
      sum[2] += 0.5 * r - 0.418688 * g - 0.081312 * b;
    }
  return [sum[0] / 64, sum[1] / 64, sum[2] / 64];
}

const DC_STEP = 8;

function scan(picture: Indexed): number[] {
  const bits = new Bits();
  const last = [0, 0, 0];
  for (let top = 0; top < picture.height; top += 8)
    for (let left = 0; left < picture.width; left += 8)
      mean(picture, left, top).forEach((level, component) => {
        // The DC coefficient is eight times the mean; quantised by eight it is the mean itself.
        const value = Math.round(level);
        putDifference(bits, value - (last[component] ?? 0));
        last[component] = value;
        // End of block: the one symbol of the AC table, one bit.
        bits.put(0, 1);
      });
  bits.finish();
  return bits.bytes;
}

function putDifference(bits: Bits, difference: number): void {
  const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
  const [code, length] = dcCodes.get(size) ?? [0, 2];
  bits.put(code, length);
  bits.put(difference < 0 ? difference + 2 ** size - 1 : difference, size);
}

/** A baseline JPEG whose 8 × 8 blocks each have one colour: valid, small, and coarse. */
export function encodeJpeg(picture: Indexed): Buffer {
  const { width, height } = picture;
  const table = Array.from({ length: 64 }, () => DC_STEP);
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
  const acCounts = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...table]),
    ...segment(0xc0, frame),
    ...segment(0xc4, [0x00, ...DC_COUNTS, ...DC_SYMBOLS]),
    ...segment(0xc4, [0x10, ...acCounts, 0]),
    ...segment(0xda, [3, 1, 0x00, 2, 0x00, 3, 0x00, 0, 63, 0]),
    ...scan(picture),
    ...[0xff, 0xd9],
  ]);
}
