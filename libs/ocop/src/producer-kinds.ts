import type { ProducerInput } from '#libs/contracts';
import { goodsKind } from './classification.js';

export type ProducerKind = ProducerInput['kind'];

export interface ProducerKindFacts {
  vi: string;
  en: string;
  /** Only with products of tourism (sheet 26). */
  tourismOnly: boolean;
  /** Its name and phone are personal data of one family. */
  personal: boolean;
}

/** Who may hold an OCOP certificate [chủ thể] under Decision 26/2026/QĐ-TTg. */
export const producerKinds: Readonly<Record<ProducerKind, ProducerKindFacts>> = {
  cooperative: {
    vi: 'Hợp tác xã',
    en: 'Cooperative',
    tourismOnly: false,
    personal: false,
  },
  cooperativeGroup: {
    vi: 'Tổ hợp tác',
    en: 'Cooperative group',
    tourismOnly: false,
    personal: false,
  },
  company: {
    vi: 'Doanh nghiệp nhỏ và vừa',
    en: 'Small or medium enterprise',
    tourismOnly: false,
    personal: false,
  },
  farm: { vi: 'Trang trại', en: 'Farm', tourismOnly: false, personal: true },
  household: {
    vi: 'Hộ sản xuất có đăng ký kinh doanh',
    en: 'Household with business registration',
    tourismOnly: false,
    personal: true,
  },
  association: {
    vi: 'Hội, hiệp hội, đơn vị vận hành du lịch',
    en: 'Tourism association or operator',
    tourismOnly: true,
    personal: false,
  },
};

/** True when a producer of this kind may have a product of that score sheet rated. */
export function mayTakePart(kind: ProducerKind, sheet: number): boolean {
  return !producerKinds[kind].tourismOnly || goodsKind(sheet) === 'service';
}
