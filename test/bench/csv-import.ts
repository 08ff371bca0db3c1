import Papa from 'papaparse';
import { csvColumns, type ProducerSnapshot } from '#libs/contracts';
import { Clock, createLog, uuidv7 } from '#libs/runtime';
import { Database } from '#libs/storage';
import { buildProduct } from '../../apps/ingestion/src/imports/build-product.js';
import { type Block, RowGrouper } from '../../apps/ingestion/src/imports/group-rows.js';
import { readHeadings } from '../../apps/ingestion/src/imports/headings.js';
import { ImportProducers } from '../../apps/ingestion/src/imports/import-producers.js';
import type { ImportRow } from '../../apps/ingestion/src/imports/import.store.js';
import { TableReader, type TableRow } from '../../apps/ingestion/src/imports/read-table.js';
import { WriteBlock } from '../../apps/ingestion/src/imports/write-block.js';
import { ProducerStore } from '../../apps/ingestion/src/producers/producer.store.js';
import { ResolveProducer } from '../../apps/ingestion/src/producers/resolve-producer.js';
import { AcceptProduct } from '../../apps/ingestion/src/products/accept-product.js';
import { planProduct } from '../../apps/ingestion/src/products/plan-product.js';
import { ProductStore } from '../../apps/ingestion/src/products/product.store.js';
import { RelayBell } from '../../apps/ingestion/src/relay-bell.js';
import { type Benchmark, forSizes } from './bench.js';
import { compare, type Run, timed } from './measure.js';

const CHUNK = 250_000;
/** As the service's own configuration has it. */
const BLOCK = { products: 200, rows: 2_000 };
const clock = new Clock();
const log = createLog('bench', { level: 'error' });

const cells = (product: number, variant: number): Record<string, string> => ({
  product_code: `BENCH-${product}`,
  sku: `BENCH-${product}-${variant}`,
  name: `Chè xanh búp non Suối Trong mẻ ${product}`,
  ocop_sheet: '11',
  brand: 'Suối Trong',
  description:
    'Chè xanh búp non hái tay vào buổi sáng trên đồi chè Suối Trong, sao chảo gang trong ngày, "giữ màu nước xanh" và vị chát dịu, hậu ngọt.',
  what_it_is: 'Chè xanh sao suốt, một tôm hai lá.',
  ingredients: '100 % búp chè tươi, không thêm hương liệu.',
  use: 'Tráng ấm bằng nước sôi, cho 5 g chè vào ấm 200 ml, rót nước 80 độ, đợi hai phút.',
  storage: 'Nơi khô ráo, kín hơi, tránh ánh nắng.',
  story: 'Đồi chè do mười hai hộ trong bản cùng trồng từ hạt giống địa phương.',
  warnings: 'Không dùng khi có mùi lạ',
  net_quantity: `${(variant + 1) * 100} g`,
  manufactured: 'in trên bao bì',
  expiry: '12 tháng kể từ ngày sản xuất',
  origin: 'Việt Nam',
  option1_name: 'Khối lượng',
  option1_value: `${(variant + 1) * 100} g`,
  price: '120.000',
  stock: '40',
  weight_grams: '260',
  length_mm: '160',
  width_mm: '90',
  height_mm: '70',
  image_urls: 'https://anh.example.vn/che/1.jpg https://anh.example.vn/che/2.jpg',
  producer_code: 'suoi-trong',
  producer_name: 'Hợp tác xã chè Suối Trong',
  producer_kind: 'Hợp tác xã',
  commune_code: '00004',
  label_name: 'Hợp tác xã chè Suối Trong',
  label_address: 'Phường Ba Đình, thành phố Hà Nội',
});

/** A file with every column of the dictionary, two variants a product. */
function fileOf(rows: number): string {
  const names = csvColumns.map(({ name }) => name);
  const line = (values: readonly string[]): string =>
    values.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',');
  const lines = [line(csvColumns.map(({ vi }) => vi))];
  for (let row = 0; row < rows; row += 1) {
    const filled = cells(Math.floor(row / 2), row % 2);
    lines.push(line(names.map((name) => filled[name] ?? '')));
  }
  return `${lines.join('\n')}\n`;
}

function* recordsOf(text: string): Generator<TableRow> {
  const reader = new TableReader();
  for (let from = 0; from < text.length; from += CHUNK) yield* reader.push(text.slice(from, from + CHUNK));
  yield* reader.end();
}

/** Products of a CSV file, block by block, as an import reads them. */
export function* blocksOf(text: string): Generator<Block> {
  let grouper = null as RowGrouper | null;
  for (const record of recordsOf(text)) {
    const block = grouper?.push(record);
    if (block) yield block;
    grouper ??= new RowGrouper(readHeadings(record.cells), BLOCK);
  }
  const last = grouper?.end();
  if (last) yield last;
}

/** Everything an import does to a row before the database: read, checked cell by cell, built, checked, planned. */
function build(text: string, producer: ProducerSnapshot): number {
  const tenant = uuidv7();
  let rows = 0;
  for (const block of blocksOf(text)) {
    if (block.refused.length > 0) throw new Error(`a row was refused: ${JSON.stringify(block.refused[0])}`);
    for (const group of block.groups) {
      const built = buildProduct(group.code, group.rows, null);
      if (!built.ok) throw new Error(`a product was refused: ${JSON.stringify(built.errors)}`);
      const { producer: _, producerCode: __, offers, ...content } = built.input;
      const now = clock.now();
      const context = {
        tenant,
        origin: { correlationId: tenant, actor: 'bench' },
        now,
        receivedAt: now,
        newId: uuidv7(now),
        writeId: uuidv7(now),
      };
      planProduct(null, { content, producer, offers: offers ?? [] }, context);
      rows += group.rows.length;
    }
  }
  return rows;
}

function expectRows(found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${found} of ${wanted} rows were read`);
}

/**
 * Rows an import reads, checks and makes into products (`csv-import`), only reads and checks (`csv-read`), and also
 * writes (`csv-write`), against Papa Parse reading the same text.
 */
export const csvImport: Benchmark = {
  name: 'csv-import',
  async run(bench) {
    const db = await Database.open({ url: bench.stack.mongodbUrl, dbName: `${bench.stack.dbPrefix}-csv`, log });
    const store = new ProductStore(db, new RelayBell());
    const producers = new ResolveProducer(new ProducerStore(db), clock);
    const write = new WriteBlock(new AcceptProduct(store, clock));
    await db.migrate();
    try {
      return await forSizes(bench, [2_000, 6_000, 20_000], async (size) => {
        const text = fileOf(size);
        const reference = (): Promise<Run> =>
          timed(size, () => {
            let rows = 0;
            Papa.parse<Record<string, string>>(text, {
              header: true,
              skipEmptyLines: true,
              step: () => void (rows += 1),
            });
            expectRows(rows, size);
          });
        const against = (name: string, subject: () => Promise<Run>, repetitions = bench.repetitions) =>
          compare({ name, unit: 'rows', repetitions, reference, subject });
        const read = await against('csv-read', () =>
          timed(size, () => {
            let rows = 0;
            for (const block of blocksOf(text)) for (const group of block.groups) rows += group.rows.length;
            expectRows(rows, size);
          }),
        );
        const producer = { id: uuidv7(), code: 'suoi-trong', name: 'HTX', kind: 'cooperative', communeCode: '00004' };
        const built = await against('csv-import', () =>
          timed(size, () => expectRows(build(text, producer as ProducerSnapshot), size)),
        );
        const written = await against('csv-write', () => {
          const tenant = uuidv7();
          const row = { _id: uuidv7(), tenant, actor: 'bench' } as ImportRow;
          const known = new ImportProducers(tenant, producers);
          return timed(size, async () => {
            let rows = 0;
            for (const block of blocksOf(text)) rows += (await write.write(block, row, known)).rows.created;
            expectRows(rows, size);
          });
        });
        return [...read, ...built, ...written];
      });
    } finally {
      await db.drop();
      await db.close();
    }
  },
};
