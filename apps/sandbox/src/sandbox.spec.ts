import 'reflect-metadata';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ChannelSimulator } from '#libs/channel-kit';
import { loadSimulators } from '#libs/channels';
import { Clock, ProblemError } from '#libs/runtime';
import { ControlController } from './control.controller.js';
import { drawPicture } from './images/draw-picture.js';
import { Pictures } from './images/pictures.js';
import { Markets } from './markets.js';
import { PublicAddress } from './public-address.js';

const still = { now: () => 1_790_000_000_000, monotonic: () => 0, wait: () => Promise.resolve() };
class StillClock extends Clock {
  override now(): number {
    return still.now();
  }
}

async function controlRoom(): Promise<{ room: ControlController; simulators: ChannelSimulator[] }> {
  const simulators = await loadSimulators();
  const markets = new Markets(simulators, still, 1000);
  return { room: new ControlController(markets, new PublicAddress(undefined), new StillClock()), simulators };
}
const request = { headers: { host: '127.0.0.1:8090' } } as Parameters<ControlController['addShop']>[2];

describe('control room', () => {
  it('hands out a shop that its channel can be connected with', async () => {
    const { room, simulators } = await controlRoom();
    for (const { id: channel } of simulators) {
      const form = room.addShop({ channel }, { shop: 'lang-nghe' }, request);
      expect(form).toMatchObject({ channel, shop: 'lang-nghe', baseUrl: `http://127.0.0.1:8090/${channel}` });
      expect(Object.keys(form)).toEqual(expect.arrayContaining(['settings', 'credentials', 'mapping']));
      expect(room.listings({ channel, shop: 'lang-nghe' })).toEqual({ listings: [] });
    }
    expect(room.overview().channels.map((item) => item.shops)).toEqual(simulators.map(() => ['lang-nghe']));
    room.reset();
    expect(room.overview().channels.map((item) => item.shops)).toEqual(simulators.map(() => []));
  });

  it('names what it does not know', async () => {
    const { room, simulators } = await controlRoom();
    const channel = simulators[0]?.id ?? '';
    expect(() => room.calls({ channel: 'nowhere' }, { limit: 10 })).toThrow(ProblemError);
    expect(() => room.listings({ channel, shop: 'nobody' })).toThrow(ProblemError);
    room.addShop({ channel }, { shop: 'a' }, request);
    expect(() => room.sell({ channel, shop: 'a' }, { sku: 'X', quantity: 1 })).toThrow(ProblemError);
  });
});

describe('pictures', () => {
  const pictures = new Pictures();

  it('are whole PNG files of the size asked for', () => {
    const png = pictures.picture('mat-ong-1@120x80.png');
    if (!png) throw new Error('no picture');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([120, 80]);
    const data = png.indexOf('IDAT');
    const pixels = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
    expect(pixels).toHaveLength(121 * 80);
    expect(pictures.picture('mat-ong-1.png')?.readUInt32BE(16)).toBe(800);
  });

  it('are JPEG files where asked for', () => {
    const jpeg = pictures.picture('mat-ong-1@64x64.jpg');
    expect(jpeg?.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(jpeg?.subarray(-2).toString('hex')).toBe('ffd9');
  });

  it('are the same for the same name and others for another', () => {
    const pixels = (name: string): string => Buffer.from(drawPicture(name, 40, 40).pixels).toString('hex');
    expect(pixels('a')).toBe(pixels('a'));
    const names = ['mat-ong-1', 'mat-ong-2', 'tra-1', 'gao-1', 'gom-3', 'mam-2'];
    expect(new Set(names.map(pixels)).size).toBe(names.length);
  });

  it.each(['missing-1.png', 'a.gif', '../a.png', 'a@1x1.png', 'a@9000x9000.png', ''])('%j is not there', (name) => {
    expect(pictures.picture(name)).toBeNull();
  });
});
