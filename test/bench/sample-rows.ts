import { productInput, type ProducerSnapshot } from '#libs/contracts';
import { uuidv7 } from '#libs/runtime';
import { planProduct } from '../../apps/ingestion/src/products/plan-product.js';
import type { ProductRow } from '../../apps/ingestion/src/products/product-row.js';
import { bodyOf, goods } from '../world/goods.js';
import type { World } from '../world/world.js';

/** Pictures are only named here, nobody fetches them. */
const nowhere = { urls: { sandbox: 'http://127.0.0.1:9' } } as World;

/** Product documents as ingestion stores them, each marked for both announcements. */
export function sampleRows(count: number, tenant: string): ProductRow[] {
  const producer: ProducerSnapshot = {
    id: uuidv7(),
    code: 'suoi-trong',
    name: 'Hợp tác xã chè Suối Trong',
    kind: 'cooperative',
    communeCode: '00004',
    labelParty: { name: 'Hợp tác xã chè Suối Trong', address: 'Phường Ba Đình, thành phố Hà Nội' },
  };
  return Array.from({ length: count }, () => {
    const { producer: _, producerCode: __, offers, ...content } = productInput.parse(bodyOf(goods(nowhere)));
    const now = Date.now();
    const plan = planProduct(
      null,
      { content, producer, offers: offers ?? [] },
      {
        tenant,
        origin: { correlationId: uuidv7(), actor: 'bench' },
        now,
        receivedAt: now,
        newId: uuidv7(),
        writeId: uuidv7(),
      },
    );
    return plan.row;
  });
}
