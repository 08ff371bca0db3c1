import http from 'node:http';
import axios from 'axios';
import { Worker } from 'bullmq';
import { signedQuery } from '../../libs/channels/src/woocommerce/sign.js';

/** What the bare process is told. */
export interface BareOrder {
  redis: { host: string; port: number };
  prefix: string;
  url: string;
  key: string;
  secret: string;
  images: string[];
}

const order = JSON.parse(process.argv[2] ?? '{}') as BareOrder;
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** One call as the channel's own client makes it: signed, JSON there and back. */
async function call(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
  query: [string, string][] = [],
): Promise<{ id: string | number }> {
  const url = `${order.url}/wp-json/wc/v3${path}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const nonce = Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
  const signed = signedQuery(method, url, query, { key: order.key, secret: order.secret, timestamp, nonce });
  const answer = await axios.request<{ id: string | number } | { id: string | number }[]>({
    method,
    url,
    params: Object.fromEntries(signed),
    httpAgent: agent,
    proxy: false,
    ...(body && { data: body }),
  });
  const [first] = Array.isArray(answer.data) ? answer.data : [answer.data];
  return first ?? { id: '' };
}

const description = Array.from({ length: 6 }, () => 'Chè xanh búp non hái tay vào buổi sáng trên đồi chè.').join('\n');

const worker = new Worker<{ sku: string }>(
  'bare',
  async ({ data: { sku } }) => {
    const { id } = await call('POST', '/products', {
      name: `Chè xanh búp non ${sku}`,
      type: 'simple',
      sku,
      description,
      images: order.images.map((src, at) => ({ src, name: `bare-${sku}-${at}` })),
      meta_data: [{ key: '_bare', value: sku }],
      regular_price: '120000',
      manage_stock: true,
      stock_quantity: 40,
      status: 'draft',
    });
    await call('PUT', `/products/${id}`, { status: 'publish' });
    await call('GET', '/products', undefined, [
      ['per_page', '100'],
      ['status', 'any'],
      ['include', String(id)],
    ]);
  },
  { connection: order.redis, prefix: order.prefix, concurrency: 64, lockDuration: 600_000 },
);

worker.on('error', (error) => console.error(error));
process.once('SIGTERM', () => void worker.close(true).then(() => process.exit(0)));
