import { describe, expect, it } from 'vitest';
import { actionTexts, causeTexts, parkedTexts } from './parked-texts.js';
import { parkedWork } from './work.js';

describe('words for parked work', () => {
  it('gives cause and advice in the language asked for', () => {
    const work = { cause: 'connection.needsAuthorisation', action: 'reconnect' } as const;
    expect(parkedTexts(work, 'vi').causeText).toBe('Gian hàng không còn cho phép Gánh truy cập.');
    expect(parkedTexts(work, 'en')).toEqual({
      causeText: 'The shop no longer lets Gánh in.',
      actionText: 'Connect the shop again: its owner signs in and allows access.',
    });
  });

  it('shows a cause it does not know as it is', () => {
    expect(parkedTexts({ cause: 'something.new', action: 'report' }, 'vi').causeText).toBe('something.new');
  });

  it('has words for every action and no empty ones', () => {
    expect(Object.keys(actionTexts).sort()).toEqual([...parkedWork.shape.action.options].sort());
    for (const { vi, en } of [...Object.values(causeTexts), ...Object.values(actionTexts)]) {
      expect(vi.length).toBeGreaterThan(8);
      expect(en.length).toBeGreaterThan(8);
      expect(vi).not.toBe(en);
    }
  });
});
