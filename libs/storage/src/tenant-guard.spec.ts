import { describe, expect, it } from 'vitest';
import mongoose from 'mongoose';
import { defineModel } from './model.js';
import {
  acrossTenants,
  assertBulkTenant,
  assertKeepsTenant,
  assertTenant,
  OperationRefused,
  TenantMissing,
} from './tenant-guard.js';

describe('assertTenant', () => {
  it.each([
    [{}],
    [{ _id: 'p1' }],
    [{ tenant: undefined }],
    [{ tenant: '' }],
    [{ tenant: { $ne: null } }],
    [{ tenant: ['t1', 't2'] }],
    [{ tennant: 't1' }],
    [{ $or: [{ tenant: 't1' }, {}] }],
    [null],
    [[]],
    [[{ $group: { _id: '$tenant' } }]],
    [[{ $match: { tenant: { $in: ['t1'] } } }]],
  ])('refuses %j', (target) => {
    expect(() => assertTenant('find', target)).toThrow(TenantMissing);
  });

  it('takes one tenant by name, or a reason to do without', () => {
    expect(() => assertTenant('find', { tenant: 't1', _id: 'p1' })).not.toThrow();
    expect(() => assertTenant('aggregate', [{ $match: { tenant: 't1' } }, { $count: 'n' }])).not.toThrow();
    expect(() => assertTenant('find', {}, acrossTenants('relay'))).not.toThrow();
    expect(() => assertTenant('find', {}, { acrossTenants: '' })).toThrow(TenantMissing);
    expect(() => acrossTenants(' ')).toThrow();
  });

  it('lets no update move a document to another tenant', () => {
    const filter = { _id: 'p1', tenant: 't1' };
    expect(() => assertKeepsTenant('updateOne', filter, { $set: { name: 'x', tenant: 't1' } })).not.toThrow();
    for (const update of [
      { $set: { tenant: 't2' } },
      { tenant: 't2' },
      { $unset: { tenant: '' } },
      [{ $set: { tenant: 't2' } }],
    ]) {
      expect(() => assertKeepsTenant('updateOne', filter, update)).toThrow(TenantMissing);
    }
  });

  it('looks at every operation of a bulk write', () => {
    const good = { updateOne: { filter: { _id: 'a', tenant: 't1' }, update: { $set: { n: 1 } } } };
    expect(() => assertBulkTenant([good, { insertOne: { document: { _id: 'b', tenant: 't1' } } }])).not.toThrow();
    for (const bad of [
      { updateOne: { filter: { _id: 'a' }, update: { $set: { n: 1 } } } },
      { deleteMany: { filter: {} } },
      { insertOne: { document: { _id: 'b' } } },
      { replaceOne: { filter: { _id: 'a', tenant: 't1' }, replacement: { n: 1 } } },
    ]) {
      expect(() => assertBulkTenant([good, bad])).toThrow(TenantMissing);
    }
    const across = acrossTenants('relay');
    expect(() => assertBulkTenant([{ deleteOne: { filter: { _id: 'a' } } }], across)).not.toThrow();
    expect(() => assertBulkTenant([{ insertOne: { document: { _id: 'b' } } }], across)).toThrow(TenantMissing);
  });
});

describe('a model', () => {
  const connection = mongoose.createConnection();
  const spec = { collection: 'things', indexes: [] };
  const mine = defineModel<{ _id: string; tenant: string }>(connection, { ...spec, name: 'Mine', tenantScoped: true });
  const free = defineModel<{ _id: string; tenant: string }>(connection, { ...spec, name: 'Free', tenantScoped: false });

  it('runs the guard before anything reaches a server', async () => {
    await expect(mine.findOne({ _id: 'a' })).rejects.toThrow(TenantMissing);
    await expect(mine.findById('a')).rejects.toThrow(TenantMissing);
    await expect(mine.updateMany({}, { $set: { n: 1 } })).rejects.toThrow(TenantMissing);
    await expect(mine.deleteMany({})).rejects.toThrow(TenantMissing);
    await expect(mine.countDocuments({})).rejects.toThrow(TenantMissing);
    await expect(mine.estimatedDocumentCount()).rejects.toThrow(TenantMissing);
    await expect(mine.distinct('_id', {})).rejects.toThrow(TenantMissing);
    await expect(mine.exists({ _id: 'a' })).rejects.toThrow(TenantMissing);
    await expect(mine.aggregate([{ $count: 'n' }])).rejects.toThrow(TenantMissing);
    await expect(mine.insertMany([{ _id: 'a' }] as never[])).rejects.toThrow(TenantMissing);
    await expect(mine.bulkWrite([{ deleteMany: { filter: {} } }])).rejects.toThrow(TenantMissing);
    await expect(mine.create({ _id: 'a' } as never)).rejects.toThrow(TenantMissing);
  });

  it('refuses what scans, everywhere', async () => {
    /* eslint-disable no-restricted-syntax -- the guard itself is what is tested: it must refuse what the rule forbids */
    await expect(free.findOneAndUpdate({ _id: 'a' }, { $set: { tenant: 'x' } })).rejects.toThrow(OperationRefused);
    await expect(mine.findOneAndDelete({ _id: 'a', tenant: 't' })).rejects.toThrow(OperationRefused);
    /* eslint-enable no-restricted-syntax */
  });

  it('lets through what names its tenant (and then misses the server)', async () => {
    await expect(mine.findOne({ _id: 'a', tenant: 't' })).rejects.not.toThrow(TenantMissing);
    await expect(mine.findOne({ _id: 'a' }).setOptions(acrossTenants('trial'))).rejects.not.toThrow(TenantMissing);
  });
});
