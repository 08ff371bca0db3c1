import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layoutOf, readState, writeState } from './state.mjs';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'Ganh State ')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const redis = { url: 'redis://127.0.0.1:20001', pid: 4711, startTime: 'boot/1', port: 20_001 };
const written = (state: unknown) => {
  const layout = layoutOf(root);
  mkdirSync(layout.local, { recursive: true });
  writeFileSync(layout.stateFile, typeof state === 'string' ? state : JSON.stringify(state));
  return readState(layout);
};

describe('stack.json', () => {
  it('is read back as written, by its owner only', () => {
    const layout = layoutOf(root);
    writeState(layout, { root, startedBy: 'local', redis });
    expect(readState(layout)).toEqual({ root, startedBy: 'local', redis });
    expect(statSync(layout.stateFile).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{"root":', 'null', '[]', '7'])('is nothing when it reads %j', (text) => {
    expect(written(text)).toBeNull();
  });

  it('is nothing when it came along with a copied checkout', () => {
    expect(written({ root: '/another/checkout', startedBy: 'local', redis })).toBeNull();
  });

  it.each([
    ['no pid', { ...redis, pid: undefined }],
    ['process 1', { ...redis, pid: 1 }],
    ['no start time', { ...redis, startTime: '' }],
    ['an absurd port', { ...redis, port: 70_000 }],
    ['no address', { ...redis, url: 5 }],
    ['null', null],
  ])('drops a server with %s and keeps the others', (_, entry) => {
    expect(written({ root, startedBy: 'local', redis: entry, kafka: redis })).toEqual({
      root,
      startedBy: 'local',
      kafka: redis,
    });
  });

  it('needs no process numbers of Docker', () => {
    const entry = { url: redis.url, port: redis.port };
    expect(written({ root, startedBy: 'docker', redis: entry })).toEqual({ root, startedBy: 'docker', redis: entry });
  });
});

describe('layoutOf', () => {
  it('names a compose project that Docker accepts and no other checkout has', () => {
    const other = join(root, 'Other');
    mkdirSync(other);
    expect(layoutOf(root).project).toMatch(/^[a-z0-9][a-z0-9-]*-[0-9a-f]{8}$/);
    expect(layoutOf(other).project).not.toBe(layoutOf(root).project);
  });
});
