import { expect } from 'vitest';
import { z } from 'zod';
import { fits } from '../text.js';
import { renderHash } from '../render-hash.js';
import type { Behaviour } from './conformance.js';
import { SHOP } from './rig.js';
import { sampleProduct } from './samples.js';

export const formBehaviours: Behaviour[] = [
  {
    name: 'the shop answers, and its id comes from the form',
    run: async (rig) => {
      const state = await rig.adapter.shop(rig.session());
      expect(state).toMatchObject({ ok: true, blockers: [] });
      expect(state.shop).toBe(rig.adapter.shopOf(rig.settings, rig.credentials));
    },
  },
  {
    name: 'wrong keys are an auth fault',
    run: async (rig) => {
      const wrong = Object.entries(rig.credentials).map(([key, value]) => [
        key,
        typeof value === 'string' && !/^\d+$/.test(value) ? `${value}x` : value,
      ]);
      rig.credentials = Object.fromEntries(wrong) as Record<string, unknown>;
      expect(await rig.failureOf(rig.adapter.shop(rig.session()))).toMatchObject({ kind: 'auth' });
    },
  },
  {
    name: 'every OCOP sheet maps to a category that exists; mapped attributes exist there',
    run: async (rig) => {
      const known = new Map((await rig.adapter.categories(rig.session())).map((item) => [item.id, item]));
      for (let sheet = 1; sheet <= 26; sheet += 1)
        expect(known.get(rig.mapping.categories[String(sheet)] ?? '')?.leaf, `sheet ${sheet}`).toBe(true);
      const category = rig.mapping.categories['4'] ?? '';
      const attributes = await rig.adapter.attributes(rig.session(), category);
      const mapped = rig.mapping.attributes[category] ?? {};
      for (const [id, value] of Object.entries(mapped)) {
        const attribute = attributes.find((item) => item.id === id);
        if (!value.startsWith('fact:')) expect(attribute?.values.map((item) => item.id)).toContain(value);
        else expect(attribute?.values).toEqual([]);
      }
      for (const attribute of attributes.filter((item) => item.mandatory)) expect(mapped).toHaveProperty(attribute.id);
    },
  },
  {
    name: 'the same product is rendered the same, whatever form its letters came in, and keeps within the limits',
    run: async ({ adapter }) => {
      await Promise.resolve();
      const product = sampleProduct(['https://anh.vi-du.vn/1.png'], { axes: true });
      const decomposed = JSON.parse(JSON.stringify(product).normalize('NFD')) as typeof product;
      const before = JSON.stringify(product);
      const rendered = adapter.grammar.render(product);
      expect(JSON.stringify(product)).toBe(before);
      expect(renderHash(adapter.grammar.render(product))).toBe(renderHash(rendered));
      expect(adapter.grammar.render(decomposed)).toEqual(rendered);
      expect(JSON.stringify(rendered)).toBe(JSON.stringify(rendered).normalize('NFC'));
      expect(rendered.cut).toEqual([]);
      expect(fits(rendered.title, adapter.grammar.title)).toBe(true);
      expect(fits(rendered.description, adapter.grammar.description)).toBe(true);
    },
  },
  {
    name: 'a name that is too long stays whole and is named; pictures beyond the limit stay at home',
    run: async ({ adapter }) => {
      await Promise.resolve();
      const { title, images } = adapter.grammar;
      const urls = Array.from({ length: images.max + 3 }, (_, at) => `https://anh.vi-du.vn/${at}.png`);
      const product = sampleProduct(urls, { name: 'Mật '.repeat(title.max / 4 + 5).trim() });
      const rendered = adapter.grammar.render(product);
      expect(rendered.title).toBe(product.content.name.vi);
      expect(rendered.cut).toContainEqual({ field: 'title', limit: title.max, actual: rendered.title.length });
      expect(rendered.images).toEqual(urls.slice(0, images.max));
    },
  },
  {
    name: 'SKUs keep within the grammar, stay apart, and are the same every time',
    run: async ({ adapter }) => {
      await Promise.resolve();
      const { toSku, sku } = adapter.grammar;
      const long = 'Hồ-tiêu-Gio-Linh-'.repeat(12);
      const all = ['A', 'a', 'Nhãn lồng 500', `${long}1`, `${long}2`, 'x<y', 'x,y', 'x_y'].map(toSku);
      expect(new Set(all).size).toBe(all.length);
      for (const one of all) {
        expect(one.length).toBeLessThanOrEqual(sku.max);
        expect(toSku(one)).toBe(one);
      }
      expect(toSku('Nhãn'.normalize('NFD'))).toBe('Nhãn'.normalize('NFC'));
    },
  },
  {
    name: 'the form can be shown: names in both languages, JSON schemas, honest capabilities',
    run: async ({ adapter }) => {
      await Promise.resolve();
      expect(adapter.names.vi && adapter.names.en).toBeTruthy();
      for (const part of ['settings', 'credentials'] as const)
        expect(z.toJSONSchema(adapter.connectionSchema[part], { io: 'input' })).toHaveProperty('properties');
      const { capabilities } = adapter;
      expect(capabilities.settleMs).toBeGreaterThan(0);
      expect(capabilities.stepDeadlineMs).toBeGreaterThan(0);
      expect(capabilities.offersPerCall).toBeGreaterThan(0);
    },
  },
  {
    name: 'its limits name a pace for the shop',
    run: async (rig) => {
      const limits = rig.adapter.limits(rig.session().account);
      expect(limits.some((limit) => limit.scope === 'shop' && limit.perSecond > 0)).toBe(true);
      await Promise.resolve();
    },
  },
  {
    name: 'a push without a good signature is forged; nonsense gives no signals',
    applies: (adapter) => adapter.webhook !== undefined,
    run: async (rig) => {
      await Promise.resolve();
      const { credentials } = rig;
      const { webhook } = rig.adapter;
      const input = { rawBody: Buffer.from('{}'), url: 'https://ganh.vi-du.vn/hooks', credentials };
      expect(webhook?.verify({ ...input, headers: {} })).toBe(false);
      expect(webhook?.verify({ ...input, headers: { authorization: 'x' } })).toBe(false);
      for (const text of ['', 'null', '[]', '{"code":3}', '{"id":{}}', '<x>'])
        expect(webhook?.parse(Buffer.from(text))).toEqual([]);
    },
  },
  {
    name: 'a session and its faults can be printed without showing a secret',
    run: async (rig) => {
      const session = rig.session();
      session.log('token', { value: String(Object.values(rig.credentials)[1]) });
      rig.loggable.push(JSON.stringify(session), String(session.credentials));
      await rig.failureOf(rig.adapter.attributes(session, 'nowhere'));
      rig.simulator.revokeTokens(SHOP);
      await rig.failureOf(rig.adapter.shop(session));
      expect(rig.loggable.join()).toContain('[secret]');
    },
  },
];
