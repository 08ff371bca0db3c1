// @ts-check
// What a person sees while the demo runs: a block that redraws itself on a terminal, lines on change elsewhere.

/**
 * @typedef {{ seconds: number, imported?: string, products: Record<string, number>, listings: Record<string, number>,
 *   firstLive?: { name: string, where: string, seconds: number }, refusals: { message: string, count: number }[],
 *   console: string }} Picture
 */

/** Words sellers know for the buckets of bucketOf(). @type {Record<string, string>} */
export const BUCKETS = {
  draft: 'Bản nháp',
  waiting: 'Đang xử lý',
  inReview: 'Chờ sàn duyệt',
  live: 'Đang bán',
  refused: 'Chưa đạt điều kiện',
  rejected: 'Sàn từ chối',
  held: 'Chờ trả lời',
  parked: 'Đăng thất bại',
  paused: 'Tạm dừng',
  withdrawn: 'Ngừng bán',
  gone: 'Lệch dữ liệu',
};

/** @param {Record<string, number>} counts */
const listed = (counts) =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(' · ') || '–';

/** @param {Picture} picture @returns {string[]} */
function linesOf({ imported, products, listings, firstLive, refusals, console: address }) {
  const named = Object.fromEntries(
    Object.entries(listings).map(([bucket, count]) => [BUCKETS[bucket] ?? bucket, count]),
  );
  return [
    ...(imported ? [`Đợt nhập    ${imported}`] : []),
    `Sản phẩm    ${listed(products)}`,
    `Tin đăng    ${listed(named)}`,
    ...(firstLive
      ? [`Lên sàn đầu tiên: ${firstLive.name} trên ${firstLive.where}, sau ${firstLive.seconds.toFixed(1)} s`]
      : []),
    ...refusals.slice(0, 6).map(({ message, count }) => `  chưa đạt ×${count}: ${message}`),
    `Bảng điều khiển ${address}`,
  ];
}

export class View {
  /** @type {string[]} */
  #shown = [];
  #toldAt = -Infinity;

  /** @param {{ isTTY?: boolean, columns?: number, write(text: string): unknown }} out */
  constructor(out) {
    this.out = out;
  }

  /** @param {Picture} picture */
  show(picture) {
    const lines = linesOf(picture);
    const clock = `${picture.seconds.toFixed(0).padStart(4)} s `;
    if (this.out.isTTY) return this.#redraw([...lines, clock]);
    const isNew = lines.filter((line) => !this.#shown.includes(line));
    const isUrgent = isNew.some((line) => line.startsWith('Lên sàn'));
    if (isNew.length === 0 || (!isUrgent && picture.seconds - this.#toldAt < 2)) return;
    this.#toldAt = picture.seconds;
    this.#shown = lines;
    this.out.write(isNew.map((line) => `${clock} ${line}\n`).join(''));
  }

  /** @param {string[]} lines */
  #redraw(lines) {
    const width = (this.out.columns ?? 100) - 1;
    const cut = lines.map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line));
    const up = this.#shown.length > 0 ? `\x1b[${this.#shown.length}A` : '';
    this.out.write(`${up}\x1b[J${cut.join('\n')}\n`);
    this.#shown = cut;
  }

  /** Leaves what is shown where it is; what follows is written below. */
  settle() {
    this.#shown = [];
  }
}
