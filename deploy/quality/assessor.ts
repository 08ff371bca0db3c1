import { z } from 'zod';
import { draftProduct } from '../../apps/quality/src/draft-product.js';
import { Judge } from '../../apps/quality/src/judge.js';
import { loadEngine } from '../../apps/quality/src/load-engine.js';
import { loadGrammars } from '#libs/channels';
import { productInput, type ProductInput } from '#libs/contracts';
import { legalDateAt } from '#libs/ocop';
import { FactReader, FindingCatalogue, type Fact, type FactName, type Judgement } from '#libs/quality-rules';
import { listing, productOf, unanswerableOfListing } from './listing.js';

/** Stands for the organisation, which a file does not name. */
const NO_TENANT = '00000000-0000-7000-8000-000000000000';

/** What is told of one product; `start` and `end` are UTF-16 units of the text at `field`. */
export interface Assessed extends Pick<Judgement, 'score' | 'grade' | 'channels' | 'dimensions'> {
  id: string | number;
  findings: ToldFinding[];
  facts: Record<FactName, Fact>;
}
export interface ToldFinding {
  rule: string;
  severity: string;
  field: string;
  start?: number;
  end?: number;
  messageVi: string;
  messageEn: string;
  fix: string;
}
/** A line that is neither a listing nor a product; `problems` name the fields. */
export interface Unreadable {
  error: string;
  problems?: string[];
}

/** A full product names its variants, or its name by language; everything else is a listing. */
function isProduct(line: { variants?: unknown; name?: unknown }): boolean {
  return line.variants !== undefined || (typeof line.name === 'object' && line.name !== null);
}

function problemsOf({ issues }: z.ZodError): string[] {
  return issues.map((issue) => {
    const code = issue.code === 'custom' ? (issue.params as { code?: string } | undefined)?.code : undefined;
    return `/${issue.path.join('/')}: ${code ?? issue.message}`;
  });
}

/** Assesses products and listings as of one instant. Built once; needs no server. */
export class Assessor {
  private readonly reader = new FactReader();

  private constructor(
    private readonly judge: Judge,
    private readonly catalogue: FindingCatalogue,
    private readonly now: number,
  ) {}

  static async create(now: number): Promise<Assessor> {
    const engine = await loadEngine(undefined, legalDateAt(now));
    return new Assessor(new Judge(engine, await loadGrammars()), new FindingCatalogue(engine.rules), now);
  }

  /** Reads a parsed line of JSON as what it is: a full product or a listing. */
  assess(line: unknown): Assessed | Unreadable {
    if (typeof line !== 'object' || line === null || Array.isArray(line)) return { error: 'not a JSON object' };
    return isProduct(line) ? this.product(line) : this.listing(line);
  }

  private product({ id, ...line }: { id?: unknown }): Assessed | Unreadable {
    const read = productInput.safeParse(line);
    if (!read.success) return { error: 'not a product that can be read', problems: problemsOf(read.error) };
    const named = typeof id === 'string' || typeof id === 'number';
    return { id: named ? id : read.data.code, ...this.told(read.data, []) };
  }

  private listing(line: object): Assessed | Unreadable {
    const read = listing.safeParse(line);
    if (!read.success) return { error: 'not a listing that can be read', problems: problemsOf(read.error) };
    const product = productOf(read.data);
    return { id: read.data.id ?? product.code, ...this.told(product, unanswerableOfListing) };
  }

  private told(input: ProductInput, unanswerable: readonly string[]): Omit<Assessed, 'id'> {
    const { product, known } = draftProduct(input, NO_TENANT);
    const judgement = this.judge.judge(product, { ...known, unanswerable }, this.now);
    const { score, grade, channels, dimensions } = judgement;
    const findings = judgement.findings.map((finding): ToldFinding => {
      const [vi, en] = [this.catalogue.renderFinding(finding, 'vi'), this.catalogue.renderFinding(finding, 'en')];
      const { rule, severity, field, start, end } = finding;
      const place = start === undefined || end === undefined ? {} : { start, end };
      return { rule, severity, field, ...place, messageVi: vi.message, messageEn: en.message, fix: vi.fix };
    });
    const facts = this.reader.read(product, input.offers?.[0]?.price?.minor);
    return { score, grade, channels, dimensions, findings, facts };
  }
}
