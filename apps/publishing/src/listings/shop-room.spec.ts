import { describe, expect, it } from 'vitest';
import { ShopRoom } from './shop-room.js';

const content = { connectionId: 'a', lane: 'content' } as const;
const shop = (perSecond: number) => [{ scope: 'shop' as const, perSecond }];

describe('room of a shop', () => {
  it('is as wide as its pace needs, at least two, at most what is configured', () => {
    const room = new ShopRoom(16);
    expect(room.free(content)).toBe(2);
    room.pace('a', shop(5));
    expect(room.free(content)).toBe(3);
    room.pace('a', shop(1));
    expect(room.free(content)).toBe(2);
    room.pace('a', shop(0.1));
    expect(room.free(content)).toBe(1);
    room.pace('a', shop(10_000));
    expect(room.free(content)).toBe(16);
    room.pace('a', []);
    expect(room.free(content)).toBe(16);
  });

  it('refuses who comes when it is full, until one leaves', () => {
    const room = new ShopRoom(16);
    room.pace('a', shop(1));
    expect([room.enter(content), room.enter(content), room.enter(content)]).toEqual([true, true, false]);
    room.leave(content);
    expect(room.enter(content)).toBe(true);
  });

  it('is shut while a slow shop waits for its next slot, and for no near one', () => {
    let now = 0;
    const room = new ShopRoom(16, () => now);
    room.nextSlot('a', 200);
    expect(room.free(content)).toBe(2);
    room.nextSlot('a', 10_000);
    expect([room.enter(content), room.free({ ...content, lane: 'offers' }), room.restMs('a')]).toEqual([
      false,
      0,
      10_000,
    ]);
    expect(room.free({ ...content, connectionId: 'b' })).toBe(2);
    now = 10_000;
    expect([room.restMs('a'), room.enter(content)]).toEqual([0, true]);
  });

  it("is each lane's and each shop's own", () => {
    const room = new ShopRoom(1);
    expect(room.enter(content)).toBe(true);
    expect(room.enter({ ...content, lane: 'offers' })).toBe(true);
    expect(room.enter({ ...content, connectionId: 'b' })).toBe(true);
  });
});
