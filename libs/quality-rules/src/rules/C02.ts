import type { PaperDemand } from '#libs/contracts';
import { isDeclaration, isPresented } from '../law/goods.js';
import { defineRule, type RuleHit } from '../rule.js';

const demand = (more: Partial<PaperDemand> = {}): PaperDemand => ({
  name: { vi: 'giấy phép thử', en: 'a licence' },
  anyOf: ['businessLicence'],
  ...more,
});
const wants = (more?: Partial<PaperDemand>) => ({
  permit: { answer: 'withPapers' as const, papers: [demand(more)], entries: [] },
});
const licence = { id: 'gp', kind: 'businessLicence' as const, number: '01/GP-SCT', files: [] };
const quarantine = { id: 'kd', kind: 'quarantine' as const, number: '77/KD', files: [] };

export const rule = defineRule({
  id: 'C02',
  version: 2,
  dimension: 'legal',
  severity: 'block',
  gate: 'form',
  whenLive: 'ask',
  // No first day of its own: every entry of the list has its dates.
  source: {
    vi: 'Danh mục hàng được bán theo kênh, ghi nguồn và ngày đọc (docs/allow-list.md)',
    en: 'Dated allow-list of goods per channel (docs/allow-list.md)',
  },
  certainty: 'M',
  reads: ['documents', 'ocopSheet', 'labelFields.alcoholPercent'],
  texts: {
    vi: {
      message: 'Nhóm hàng này chỉ được đăng khi có {paperVi}.',
      fix: 'Thêm giấy tờ đó với số và ảnh chụp.',
    },
    en: {
      message: 'These goods may be listed only with {paperEn}.',
      fix: 'Add the paper with its number and a picture of it.',
    },
  },
  cases: {
    confirm: {
      vi: {
        message: 'Nhóm hàng này chỉ được đăng khi cán bộ đã xem {paperVi}.',
        fix: 'Thêm giấy tờ đó đúng loại, với số và ảnh chụp, rồi chờ cán bộ xác nhận.',
      },
      en: {
        message: 'These goods may be listed only once an officer has seen {paperEn}.',
        fix: 'Add the paper under its own kind, with number and picture, and wait for the confirmation.',
      },
    },
  },
  examples: {
    hit: [
      { channel: wants(), expect: { severity: 'block', field: '/documents' } },
      {
        channel: wants(),
        content: { documents: [{ ...licence, expires: '2026-11-21' }] },
        expect: { severity: 'block' },
      },
      { channel: wants(), content: { documents: [{ ...licence, number: '-' }] }, expect: { severity: 'block' } },
      {
        channel: wants({ anyOf: ['quarantine'], confirmed: true }),
        content: { documents: [quarantine] },
        expect: { severity: 'block', case: 'confirm' },
      },
      {
        channel: wants({ anyOf: ['quarantine'], confirmed: true }),
        content: { documents: [{ id: 'ocop', kind: 'other', number: '12/2026/XNQC', files: [] }] },
        verification: 'seen',
        expect: { severity: 'block', case: 'confirm' },
      },
      { channel: wants({ anyOf: ['notification'] }), expect: { severity: 'block' } },
    ],
    miss: [
      {},
      { channel: wants(), content: { documents: [{ ...licence, expires: '2026-11-22' }] } },
      {
        channel: wants({ anyOf: ['quarantine'], confirmed: true }),
        content: { documents: [{ ...quarantine, id: 'ocop' }] },
        verification: 'seen',
      },
      { channel: wants({ anyOf: ['notification'] }), content: { ocopSheet: 19 } },
      { channel: { permit: { answer: 'no', papers: [demand()], entries: [] }, refusedSheets: [4] } },
    ],
  },
  check(context) {
    return context.channels.flatMap(({ id, permit }): RuleHit[] => {
      if (!permit || permit.answer === 'no') return [];
      return permit.papers
        .filter((paper) => !isDeclaration(paper, context.content.ocopSheet) && !isPresented(paper, context))
        .map((paper) => ({
          field: '/documents',
          channel: id,
          params: { paperVi: paper.name.vi, paperEn: paper.name.en },
          ...(paper.confirmed && { case: 'confirm' }),
        }));
    });
  },
});
