// @ts-check
// What the fuzzer finds when it comes: a shop, products, listings, an import; and how it is to behave.
import { writeFileSync } from 'node:fs';

/** Requests per second; two processors are shared with the services themselves. */
const RATE = '60/s';
/** They hold JSON of any form, and not every JSON is taken at all: see the description of the document. */
const FREE_FORM = ['batchProducts', 'patchOffers', 'createConnection', 'patchConnection', 'storeRulePack'];

/**
 * @typedef {{ key: string, operatorKey: string, officerKey: string, ids: Record<string, string[]> }} Scene
 * @param {any} world
 * @returns {Promise<Scene>}
 */
export async function furnish(world) {
  const { goods, bodyOf, openShop, upload } = await import(
    new URL('../../dist/test/world/goods.js', import.meta.url).href
  );
  const { until } = await import(new URL('../../dist/test/world/stack.js', import.meta.url).href);
  const shop = await openShop(world, 'woocommerce', { mode: 'manual' });
  const products = [];
  for (let index = 0; index < 5; index++) products.push(await upload(world, goods(world)));
  const csv = 'product_code,sku,name\nA,A,Chè xanh\n';
  const imported = await world.call('POST', '/v1/imports', csv);
  const wish = { connectionId: shop.connectionId, productIds: products };
  const listed = await until('products can be listed', async () => {
    const answer = await world.call('POST', '/v1/listings', wish);
    return answer.status === 202 ? answer : null;
  });
  const { body: key } = await world.call('POST', '/v1/keys', { name: 'thử', scopes: ['read'] });
  await world.call('POST', '/v1/assessments:draft', { product: bodyOf(goods(world)) });
  return {
    key: world.keys.apiKey,
    operatorKey: world.keys.operatorKey,
    officerKey: world.keys.officerKey,
    ids: {
      products,
      listings: (listed.body.items ?? []).map((/** @type {{ id: string }} */ { id }) => id),
      connections: [shop.connectionId],
      imports: [imported.body.id],
      keys: [key.id],
    },
  };
}

/**
 * Every check there is, except:
 * - positive_data_acceptance as it comes: that a SKU is free, a commune exists or a shop takes these keys is no matter of
 *   JSON Schema. What fits the schema may be refused by field (422) or by state (4xx), never as unreadable (400).
 * @param {string} path @param {Scene} scene
 */
export function settings(path, scene) {
  const bearer = (/** @type {string} */ key) => `headers = { Authorization = "Bearer ${key}" }`;
  const often = (/** @type {string} */ name) => `{ dictionary = "${name}", probability = 0.6 }`;
  const known = Object.entries(scene.ids).filter(([, ids]) => ids.length > 0);
  const accepted = ['2xx', '401', '403', '404', '409', '412', '413', '422', '428', '429'];
  const lines = [
    `rate-limit = "${RATE}"`,
    'workers = 2',
    'request-timeout = 20',
    'continue-on-failure = true',
    bearer(scene.key),
    'reports.json.path = "report.json"',
    ...['[checks.positive_data_acceptance]', `expected-statuses = ${JSON.stringify(accepted)}`],
    ...['[checks.missing_required_header]', 'expected-statuses = ["400", "401", "422", "428"]'],
    ...known.flatMap(([name, ids]) => [`[dictionaries.${name}]`, `values = ${JSON.stringify(ids)}`]),
    ...['[[operations]]', 'include-operation-id = "events"', 'enabled = false'],
    ...['[[operations]]', `include-operation-id = ${JSON.stringify(FREE_FORM)}`],
    `checks.positive_data_acceptance.expected-statuses = ${JSON.stringify([...accepted, '400'])}`,
    ...['[[operations]]', 'include-path-regex = "^/v1/(organisations|grants|rule-packs)"', bearer(scene.operatorKey)],
    ...[
      '[[operations]]',
      'include-operation-id = ["confirmDocuments", "decideReviews", "recordFalsePositives", "withdrawFalsePositives"]',
    ],
    bearer(scene.officerKey),
    ...known.flatMap(([name]) => [
      ...['[[operations]]', `include-path-regex = "^/v1/${name}/\\\\{id\\\\}"`],
      `parameters = { "path.id" = ${often(name)} }`,
    ]),
    // One scenario of that phase writes `0` into an optional header, whatever form its schema asks for.
    ...['[[operations]]', 'include-operation-id = ["deleteProduct", "putSelfAssessment"]'],
    `phases.coverage.checks.positive_data_acceptance.expected-statuses = ${JSON.stringify([...accepted, '400'])}`,
    ...['[dictionaries.revisions]', `values = ['"1"', '"2"']`],
    ...['[[operations]]', 'include-operation-id = ["putProduct", "deleteProduct", "putSelfAssessment"]'],
    `parameters = { "path.id" = ${often('products')}, "header.If-Match" = { dictionary = "revisions" } }`,
    ...['[[operations]]', 'include-operation-id = ["createListings", "planListings"]'],
    `parameters = { "body.connectionId" = ${often('connections')}, "body.productIds[*]" = ${often('products')} }`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
}
