import { findingKey } from '#libs/quality-rules';
import type { Actor } from '#libs/runtime';
import { describe, expect, it } from 'vitest';
import { provinceOfProducer } from './officer-area.js';
import { PRODUCT, product, revised, setUp } from './testing/set-up.js';

const officer = (officerAreas?: string[]): Actor => ({
  ...{ kind: 'person', id: 'officer-1', tenant: 'another', scopes: ['officer'], language: 'vi' },
  ...{ correlationId: 'area-1', ...(officerAreas && { officerAreas }) },
});
const reason = 'Đã đối chiếu.';
const at = (communeCode: string) => ({ producer: { ...product().producer, communeCode } });

describe('the province of a producer', () => {
  it.each([
    ['a commune in force', '24787', '68'],
    ['one in force that was none before', '19742', '44'],
    ['one that ended and went into one commune', '00001', '01'],
    ['one that was renumbered', '06970', '22'],
    ['one that was split within a province', '00007', '01'],
    ['a code of no list', '99999', undefined],
    ['the code of a draft without producer', '00000', undefined],
  ])('%s', (_name, code, province) => {
    expect(provinceOfProducer(at(code))).toBe(province);
  });
});

/** Every door through which officers decide. */
async function doors(communeCode: string) {
  const wrong = { description: { vi: 'Mật ong hoa nhãn đạt OCOP 4 sao, chữa khỏi đau dạ dày.' } };
  const { assess, confirm, deciding, recording, row, rows } = await setUp();
  const event = revised(1, wrong);
  event.data.product.producer.communeCode = communeCode;
  await assess.run(event);
  const keyOf = (rule: string): string => {
    const { assessment, product: judged } = row()!;
    return findingKey(
      assessment!.findings.find((finding) => finding.rule === rule)!,
      judged!,
    );
  };
  const productId = PRODUCT;
  return {
    rows,
    row,
    run: {
      review: (actor: Actor) => deciding.run({ productId, key: keyOf('O01'), decision: 'accept', reason }, actor),
      falsePositive: (actor: Actor) => recording.run({ productId, key: keyOf('F04'), reason }, actor),
      confirmation: (actor: Actor) => confirm.run({ productId, documentId: 'ocop', verification: 'seen' }, actor),
    },
  };
}

describe.each(['review', 'falsePositive', 'confirmation'] as const)('a %s', (door) => {
  it.each<[string, string, string[] | undefined, boolean]>([
    ['the officer of its province', '24787', ['68'], true],
    ['an officer of several provinces', '24787', ['01', '68'], true],
    ['an officer of the whole country', '24787', ['*'], true],
    ['the officer of another province', '24787', ['01'], false],
    ['an officer of no area', '24787', [], false],
    ['somebody who is no officer', '24787', undefined, false],
    ['the officer of the province that its old commune went to', '00001', ['01'], true],
    ['another officer, of an old commune', '00001', ['68'], false],
    ['an officer of the whole country, where nobody knows the commune', '99999', ['*'], true],
    ['the officer of a province, where nobody knows the commune', '99999', ['01', '68'], false],
  ])('by %s', async (_name, communeCode, areas, allowed) => {
    const { row, rows, run } = await doors(communeCode);
    const asked = run[door](officer(areas));
    if (allowed) await asked;
    else await expect(asked).rejects.toMatchObject({ code: 'product.notFound' });
    expect(rows.puts).toHaveLength(allowed ? 2 : 1);
    expect(row()?.area).toBe(provinceOfProducer(at(communeCode)));
  });
});
