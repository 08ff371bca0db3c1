import type { Language, RulePackState } from '#libs/contracts';
import { loadRulePack, type RulePack, RulePackError } from '#libs/quality-rules';
import { type Actor, type Clock, issuesOf, ProblemError } from '#libs/runtime';
import type { Judge } from './judge.js';
import type { PackAct } from './models.js';
import { blankPreview } from './preview-pack.js';
import type { RulePackRows } from './rule-pack.store.js';
import type { ListedPack, RulePackWatch } from './rule-pack.watch.js';

type Asking = Pick<Actor, 'id' | 'language' | 'operator'>;

/** Rule packs: stored, previewed, then activated. A pack is never changed once it is stored. */
export class ManageRulePacks {
  constructor(
    private readonly rows: RulePackRows,
    private readonly watch: Pick<RulePackWatch, 'known' | 'refresh'>,
    private readonly judge: Judge,
    private readonly clock: Clock,
  ) {}

  /** What each would change, and who did what, is told to operators only: it counts products of everybody. */
  async list(actor: Asking): Promise<{ items: RulePackState[] }> {
    const inForce = this.judge.engine.pack.id;
    return { items: (await this.watch.known()).map((known) => shown(known, inForce, actor)) };
  }

  /** @throws ProblemError `rulePack.refused` with what is wrong by field, `rulePack.exists` */
  async store(file: unknown, actor: Asking): Promise<RulePackState> {
    const pack = this.read(file);
    const isKnown = (await this.watch.known()).some((known) => known.pack.id === pack.id);
    const { id: by } = actor;
    const at = this.clock.now();
    const history: PackAct[] = [{ what: 'stored', by, at }];
    const row = { _id: pack.id, file: pack, storedBy: by, storedAt: at, history };
    if (isKnown || !(await this.rows.insert(row))) throw new ProblemError('rulePack.exists');
    return this.one(pack.id, actor);
  }

  /** Starts a preview, or starts it anew; the sweeper carries it on. @throws ProblemError `rulePack.notFound` */
  async preview(id: string, actor: Asking): Promise<RulePackState> {
    await this.find(id);
    await this.rows.startPreview(id, blankPreview(this.clock.now()), actor.id);
    return this.one(id, actor);
  }

  /** Stops a running preview; again changes nothing. @throws ProblemError `rulePack.notFound`, `rulePack.noPreview` */
  async cancel(id: string, actor: Asking): Promise<RulePackState> {
    const { row } = await this.find(id);
    const isCancelled = row?.preview?.state === 'cancelled';
    if (!isCancelled && !(await this.rows.cancelPreview(id, actor.id, this.clock.now())))
      throw new ProblemError('rulePack.noPreview');
    return this.one(id, actor);
  }

  /** @throws ProblemError `rulePack.notFound`, `rulePack.notPreviewed` */
  async activate(id: string, actor: Asking): Promise<RulePackState> {
    const { row } = await this.find(id);
    if (row?.preview?.state !== 'done') throw new ProblemError('rulePack.notPreviewed');
    await this.rows.activate(id, actor.id, this.clock.now());
    await this.watch.refresh();
    return this.one(id, actor);
  }

  private read(file: unknown): RulePack {
    try {
      return loadRulePack(file, this.judge.engine.rules);
    } catch (error) {
      if (!(error instanceof RulePackError)) throw error;
      const errors = issuesOf(error.fields, file);
      throw new ProblemError('rulePack.refused', { problems: error.problems.slice(0, 20).join('; ') }, { errors });
    }
  }

  private async find(id: string): Promise<ListedPack> {
    const found = (await this.watch.known()).find(({ pack }) => pack.id === id);
    if (!found) throw new ProblemError('rulePack.notFound');
    return found;
  }

  private async one(id: string, actor: Asking): Promise<RulePackState> {
    return shown(await this.find(id), this.judge.engine.pack.id, actor);
  }
}

function shown(
  { activatedAt, adoptedAt, pack, row, shipped }: ListedPack,
  inForce: string,
  actor: Asking,
): RulePackState {
  const language: Language = actor.language;
  const { after: _after, looked: _looked, total: _total, asOfAt: _at, ...preview } = row?.preview ?? {};
  const since = activatedAt ?? adoptedAt;
  return {
    id: pack.id,
    validFrom: pack.validFrom,
    about: pack.about[language],
    state: pack.id === inForce ? 'inForce' : since !== undefined ? 'activated' : 'known',
    origin: shipped ? 'release' : 'stored',
    ...(since !== undefined && { activatedAt: since }),
    ...(row?.preview && actor.operator === true && { preview: preview as RulePackState['preview'] }),
    ...(row?.history && actor.operator === true && { history: row.history }),
  };
}
