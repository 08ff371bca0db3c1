import { describe, expect, it } from 'vitest';
import { createLog } from '#libs/runtime';
import type { Change } from '../projections/projector.js';
import type { StreamStore } from './stream.store.js';
import { StreamWriter } from './stream-writer.js';

const change = (id: string): Change => ({ tenant: 't', kind: 'product', id, version: 1 });

function writing() {
  const written: string[] = [];
  const store = {
    append: async (_tenant: string, changes: Change[]) => {
      await Promise.resolve();
      written.push(...changes.map(({ id }) => id));
    },
  };
  const log = createLog('test', { level: 'fatal' });
  return { written, writer: new StreamWriter(store as unknown as StreamStore, () => undefined, log) };
}

describe('the stream writer', () => {
  it('writes what is added while a round ends, whenever that is', async () => {
    for (let turns = 0; turns < 30; turns += 1) {
      const { writer, written } = writing();
      void writer.add(change('first'));
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await writer.add(change('second'));
      expect(written).toEqual(['first', 'second']);
    }
  });
});
