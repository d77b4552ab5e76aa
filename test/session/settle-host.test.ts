import { describe, expect, test } from 'vitest';
import type { UserId } from '../../src/session/ids.ts';
import { codes, found, GUEST, gift, HOST, lines, room, settled } from './events.ts';

const to = (id: string | null, handle: string | null = null) => ({
  receiver: { id: id as UserId | null, handle },
});
const rose = (receiver: string | null, handle: string | null = null, count = 1) =>
  gift({ ...to(receiver, handle), groupId: String(Math.abs(count)), repeatCount: count });

describe('the host', () => {
  test('declared by id or handle wins over the log', () => {
    const events = [
      rose(HOST, 'Late.Show'),
      rose(GUEST, 'guest'),
      gift({ ...to(GUEST), anchor: HOST, groupId: '8' }),
    ];
    for (const host of [GUEST, 'guest', '@GUEST']) {
      const session = settled(events, { host });
      expect(session.creator).toBe('guest');
      expect(lines(session.gifts)).toEqual(['Rose x2 @1']);
      expect(codes(session)).toEqual(['GIFT_NOT_IN_CATALOGUE', 'OPEN_STREAKS']);
    }
  });

  test('that nobody in the log is, is told; an id still means what it says', () => {
    const events = [rose(GUEST, 'guest'), rose(null)];
    const byHandle = settled(events, { host: 'nobody' });
    expect(found(byHandle, 'HOST_NOT_IN_LOG')).toEqual({ host: 'nobody' });
    expect(lines(byHandle.gifts)).toEqual(['Rose x1 @1']);
    const byId = settled([rose(GUEST, null, 5), rose(null)], { host: HOST });
    expect(found(byId, 'HOST_NOT_IN_LOG')).toEqual({ host: HOST });
    expect(lines(byId.gifts)).toEqual(['Rose x1 @1']);
    expect(lines(byId.toOthers.gifts)).toEqual(['Rose x5 @1']);
  });

  test('is the one that messages name, else the owner of the room', () => {
    const most = [rose(GUEST, 'guest', 3), rose(GUEST, 'guest', 4), rose(HOST, null, 2)];
    const named = settled([...most, gift({ ...to(GUEST), anchor: HOST, groupId: '9' })]);
    expect(lines(named.gifts)).toEqual(['Rose x2 @1']);
    const owned = settled([...most, room({ owner: { id: HOST, handle: 'late.show' } })]);
    expect(lines(owned.gifts)).toEqual(['Rose x2 @1']);
    expect(owned.creator).toBe('late.show');
    expect(codes(owned)).not.toContain('HOST_INFERRED');
  });

  test('is inferred from purchases, then coins, then the smallest id, and that is told', () => {
    const byPurchases = settled([rose(GUEST, 'guest', 1), rose(GUEST, 'guest', 2), rose(HOST, null, 90)]);
    expect(found(byPurchases, 'HOST_INFERRED')).toEqual({ receiver: 'guest', receivers: 2 });
    const byCoins = settled([rose(GUEST, null, 2), rose(HOST, null, 90)]);
    expect(found(byCoins, 'HOST_INFERRED')).toEqual({ receiver: HOST, receivers: 2 });
    const byId = settled([rose(GUEST), rose(HOST)]);
    expect(found(byId, 'HOST_INFERRED')).toEqual({ receiver: HOST, receivers: 2 });
  });

  test('needs no inference with one receiver or none', () => {
    expect(codes(settled([rose(GUEST), rose(null, null, 2)]))).not.toContain('HOST_INFERRED');
    expect(lines(settled([rose(null, null, 2)]).gifts)).toEqual(['Rose x2 @1']);
  });

  test('gets what no message addresses', () => {
    const session = settled([rose(null, null, 5), rose(GUEST, null, 2)], { host: HOST });
    expect(lines(session.gifts)).toEqual(['Rose x5 @1']);
  });

  test('is called as the recording account only where nothing else names them', () => {
    const account = { account: 'studio.account' };
    expect(settled([gift({ ...to(HOST), ...account })]).creator).toBe('studio.account');
    expect(settled([gift({ ...to(HOST, 'late.show'), ...account })]).creator).toBe('late.show');
    expect(settled([gift(account), gift({ account: 'another' })]).creator).toBeNull();
  });
});
