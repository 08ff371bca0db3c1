import { legalDateAt } from '#libs/ocop';
import { loadRulePack, RuleEngine, type RulePack, RulePackError, rulePackFiles } from '#libs/quality-rules';
import type { Clock, Log } from '#libs/runtime';
import type { Judge } from './judge.js';
import { type KnownPack, packInForce } from './load-engine.js';
import type { RulePackRow } from './models.js';
import type { RulePackRows } from './rule-pack.store.js';

export interface ListedPack extends KnownPack {
  row?: RulePackRow;
}

/** Lets this process judge by the pack in force: what was activated elsewhere is seen at the next look. */
export class RulePackWatch {
  private timer: NodeJS.Timeout | undefined;
  /** Packs whose fault has been said. */
  private readonly told = new Set<string>();

  constructor(
    private readonly rows: Pick<RulePackRows, 'all' | 'adopt'>,
    private readonly judge: Judge,
    private readonly settings: { wanted: string | undefined; everyMs: number },
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Resolves when the pack in force was looked up once: nothing is to be judged by another before. */
  async start(): Promise<void> {
    this.timer ??= setInterval(() => void this.look(), this.settings.everyMs).unref();
    await this.look();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Packs of the release and those stored here; a stored one that this release cannot read is left out and said. */
  async known(): Promise<ListedPack[]> {
    const { rules } = this.judge.engine;
    const rows = await this.rows.all();
    const release = rulePackFiles.map((file): ListedPack => {
      const pack = loadRulePack(file, rules);
      return { pack, shipped: true, ...standing(rows.find(({ _id }) => _id === pack.id)) };
    });
    const stored = rows.flatMap((row): ListedPack[] => {
      if (row.file === undefined) return [];
      const pack = this.read(row);
      return pack ? [{ pack, shipped: false, ...standing(row) }] : [];
    });
    return [...release, ...stored];
  }

  /** Takes the pack in force into use. @throws what the database throws */
  async refresh(): Promise<void> {
    const today = legalDateAt(this.clock.now());
    const known = await this.known();
    const pack = packInForce(known, this.settings.wanted, today);
    if (!pack) return;
    const isNoted = known.some(({ activatedAt, adoptedAt }) => activatedAt !== undefined || adoptedAt !== undefined);
    // From now on a newer pack of a release waits to be activated.
    if (!isNoted && this.settings.wanted === undefined) await this.rows.adopt(pack.id, this.clock.now());
    const { engine } = this.judge;
    if (pack.id === engine.pack.id) return;
    this.log.info('Another rule pack judges', { pack: pack.id, before: engine.pack.id });
    this.judge.use(new RuleEngine(engine.rules, pack));
  }

  private async look(): Promise<void> {
    await this.refresh().catch((error: unknown) => this.log.warn('Rule packs not read', { error }));
  }

  private read({ _id, file }: RulePackRow): RulePack | undefined {
    try {
      return loadRulePack(file, this.judge.engine.rules);
    } catch (error) {
      if (!(error instanceof RulePackError)) throw error;
      if (!this.told.has(_id))
        this.log.error('A stored rule pack does not load', { pack: _id, problems: error.problems });
      this.told.add(_id);
      return undefined;
    }
  }
}

const standing = (row: RulePackRow | undefined): Omit<ListedPack, 'pack' | 'shipped'> =>
  row ? { activatedAt: row.activatedAt, adoptedAt: row.adoptedAt, row } : {};
