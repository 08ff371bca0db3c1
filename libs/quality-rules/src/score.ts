import type { Assessment, Grade, ProductContent } from '#libs/contracts';
import { capitalsRatio, communeOf, goodsKind } from '#libs/ocop';
import type { AssessInput } from './context.js';
import { isStated, wantedItems } from './label-items.js';
import type { Profile } from './profile.js';
import type { ReadText } from './texts.js';
import type { Judged } from './verdict.js';

type Dimension = keyof Profile['weights'];

const filled = (text: string | undefined): boolean => (text ?? '').trim().length > 0;

/** The text buyers read: the description, else the sections one below the other. */
function prose(content: ProductContent): string {
  if (filled(content.description?.vi)) return content.description?.vi ?? '';
  return Object.values(content.sections ?? {})
    .map((section) => section?.vi ?? '')
    .join('\n\n');
}

/** Sum of points of what is there, as a share (0–100) of what applies to these goods. */
function share(items: readonly [points: number, reached: number, applies?: boolean][]): number {
  const applying = items.filter(([, , applies = true]) => applies);
  const most = applying.reduce((sum, [points]) => sum + points, 0);
  const got = applying.reduce((sum, [points, reached]) => sum + points * Math.min(1, Math.max(0, reached)), 0);
  return most === 0 ? 100 : (got / most) * 100;
}

function completeness(
  { product: { content } }: AssessInput,
  { completeness: points }: Profile,
  texts: readonly ReadText[],
): number {
  const { labelFields = {}, variants, ocopSheet } = content;
  const goods = ocopSheet === undefined ? undefined : goodsKind(ocopSheet);
  const has = (text: string | undefined): number => (filled(text) ? 1 : 0);
  const items = wantedItems(ocopSheet);
  const stated = items.filter((item) => isStated(item, content, texts)).length;
  const packed = variants.filter((item) => item.weightGrams !== undefined && item.dimensionsMm !== undefined).length;
  return share([
    [points.name, has(content.name?.vi)],
    [points.description, has(prose(content))],
    [points.ocopSheet, ocopSheet === undefined ? 0 : 1],
    [points.label, stated / Math.max(1, items.length), items.length > 0],
    [points.origin, has(labelFields.origin), goods !== 'service'],
    [points.parcel, packed / Math.max(1, variants.length), goods !== 'service' && goods !== 'living'],
  ]);
}

function clarity({ product: { content } }: AssessInput, { clarity: points }: Profile): number {
  const title = content.name?.vi ?? '';
  const text = prose(content);
  const fits = title.length >= points.titleFrom && title.length <= points.titleTo;
  const titleReached = fits ? 1 : title.length > points.titleTo ? 0.3 : title.length / points.titleFrom;
  const parts = text.split(/\n+/).filter(filled).length;
  const sections = Object.keys(content.sections ?? {}).length;
  return share([
    [points.title, capitalsRatio(title) > 0.7 ? titleReached / 2 : titleReached],
    [points.length, (text.length - points.lengthLeast) / (points.lengthGood - points.lengthLeast)],
    [points.structure, Math.max(parts, sections) >= 3 ? 1 : Math.max(parts, sections) === 2 ? 0.6 : 0],
  ]);
}

function images({ product: { content } }: AssessInput, { images: points }: Profile): number {
  const all = content.images ?? [];
  if (all.length === 0) return 0;
  const measured = all.filter(({ facts }) => facts);
  const big = measured.filter(({ facts }) => facts && Math.min(facts.width, facts.height) >= points.shortSideGood);
  return share([
    [points.count, all.length / points.countGood],
    // Sizes nobody measured yet say nothing.
    [points.size, big.length / Math.max(1, measured.length), measured.length > 0],
    [points.alt, all.filter(({ alt }) => filled(alt)).length / all.length],
  ]);
}

function trust({ product, verifications }: AssessInput, { trust: points }: Profile): number {
  const { content, producer } = product;
  const certificates = (content.documents ?? []).filter(({ kind }) => kind === 'ocopCertificate');
  const confirmed = certificates.some(({ id }) => (verifications[id] ?? 'claimed') !== 'claimed');
  return share([
    [points.party, producer.labelParty ? 1 : 0],
    [points.commune, communeOf(producer.communeCode) ? 1 : 0],
    [points.story, (content.sections?.story?.vi ?? '').length / points.storyGood],
    [points.certificate, certificates.length > 0 ? 1 : 0],
    [points.confirmed, confirmed ? 1 : 0],
  ]);
}

/**
 * Points that advice on form takes from a dimension. Law and bans are gates, of whatever weight, and never part of the
 * score; nor is what blocks, what people decided, or what is about one channel: the score is the same whichever channels there are.
 */
function penalty(dimension: Dimension, judged: readonly Judged[], { penalties }: Profile): number {
  let sum = 0;
  for (const { finding, rule, severityOn } of judged) {
    if (rule.gate === 'law' || finding.dimension !== dimension) continue;
    if (finding.channel || finding.decision || finding.severity === 'notChecked') continue;
    const own = severityOn();
    sum += own === 'warn' ? penalties.warn : own === 'inform' ? penalties.inform : 0;
  }
  return Math.min(sum, penalties.most);
}

function gradeOf(score: number, { grades }: Profile): Grade {
  return (['A', 'B', 'C', 'D'] as const).find((letter) => score >= grades[letter]) ?? 'E';
}

/** Score 0–100, its five dimensions and the grade: how well the product will sell, apart from what law permits. */
export function scoreOf(
  input: AssessInput,
  judged: readonly Judged[],
  profile: Profile,
  texts: readonly ReadText[],
): Pick<Assessment, 'score' | 'grade' | 'dimensions'> {
  const measured: Record<Dimension, number> = {
    completeness: completeness(input, profile, texts),
    clarity: clarity(input, profile),
    vietnamese: 100,
    images: images(input, profile),
    trust: trust(input, profile),
  };
  const dimensions = {} as Record<Dimension, number>;
  let total = 0;
  for (const [name, weight] of Object.entries(profile.weights) as [Dimension, number][]) {
    dimensions[name] = Math.max(0, Math.round(measured[name] - penalty(name, judged, profile)));
    total += dimensions[name] * weight;
  }
  const score = Math.round(total / 100);
  return { score, grade: gradeOf(score, profile), dimensions };
}
