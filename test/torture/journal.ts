import { appendFileSync, rmSync } from 'node:fs';
import type { ProductInput } from '#libs/contracts';
import type { Shop } from '../world/goods.js';
import type { AskedQuestion } from './operator.js';

/** An organisation of the run: its key, its shops, and the mark in all its texts. */
export interface Organisation {
  mark: string;
  tenant: string;
  key: string;
  shops: TortureShop[];
}
export interface TortureShop extends Shop {
  /** Calls per second the shop was connected with. */
  perSecond: number;
  /** What it was given when it was authorised again. */
  oldCredentials: Record<string, unknown>[];
  /** Its tokens were revoked and nobody has authorised it again yet. */
  revoked?: boolean;
}

/** What the API acknowledged for one product; the truth the marketplaces are judged by. */
export interface Wanted {
  organisation: Organisation;
  code: string;
  sku: string;
  /** The body as last acknowledged. */
  product: ProductInput;
  id?: string;
  /** Rises with every change of its words; stands in the title. */
  edition: number;
  /** Rises with every price; the price is made of it. */
  priceStep: number;
  stock: { stated: number; asOf: number; changed: number };
  /** Newest revision the API told. */
  revision: number;
  removed: boolean;
  /** Pieces sold at marketplaces, and when. */
  sales: { shop: string; quantity: number; at: number }[];
  /** Shops where the marketplace deleted its item. */
  deletedAt: string[];
  /** A request about it that never got a definite answer: what it asked for may or may not hold. */
  unsure?: string;
}

export const BASE_PRICE = 100_000;
export const priceOf = (wanted: Pick<Wanted, 'priceStep'>): number => BASE_PRICE + wanted.priceStep * 1000;
export const titleOf = (mark: string, serial: number, edition: number): string =>
  `Chè xanh búp non Suối Trong ${mark} mẻ ${serial} lần ${edition} hộp giấy 200 g`;
/** The edition a title carries; -1 = none of ours. */
export const editionIn = (title: string): number => Number(/ lần (\d+) /.exec(title)?.[1] ?? -1);

/** Independent of the system under test: only what its API answered, in the order in which it was answered. */
export class Journal {
  readonly products: Wanted[] = [];
  readonly organisations: Organisation[] = [];
  /** Answers that nothing in the load explains: each is a violation. */
  readonly oddAnswers: string[] = [];
  /** Unreadable records put on topics; `place` = topic, partition and offset, as the services name what they cannot read. */
  readonly poison: { key: string; place: string }[] = [];
  /** Acknowledged records that Kafka was made to lose. */
  readonly lost: { topic: 'catalog.products' | 'catalog.offers' | 'quality.assessments'; key: string }[] = [];
  /** Faults that were begun. */
  readonly begun = new Set<string>();
  /** What an operator had to heal and no fault explains: each is a violation. */
  readonly unexplained: string[] = [];
  /** Every question an operator was asked. */
  readonly questions = new Map<string, AskedQuestion>();
  readonly counts = { requests: 0, acknowledged: 0, repeated: 0, refused: 0 };
  readonly imports: { id: string; organisation: Organisation; rows: number; skus: string[] }[] = [];

  constructor(private readonly file: string) {
    rmSync(file, { force: true });
  }

  /** One line per thing that happened, for the timeline of a violation. */
  note(what: string, about: { sku?: string; [more: string]: unknown } = {}): void {
    appendFileSync(this.file, `${JSON.stringify({ at: Date.now(), what, ...about })}\n`);
  }

  of(sku: string): Wanted | undefined {
    return this.products.find((product) => product.sku === sku);
  }
}
