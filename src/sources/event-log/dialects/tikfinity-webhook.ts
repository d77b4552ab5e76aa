import { giftIdOf, idOf, type JsonObject, positiveOf, repeatsOf, textOf, userIdOf } from '../fields.ts';
import { type Dialect, dialectOf } from './dialect.ts';

/** Whether a payload is the body that TikFinity posts to a webhook. */
export const isWebhookBody = (data: JsonObject): boolean =>
  data['triggerTypeId'] !== undefined &&
  (data['tikfinityUserId'] !== undefined || data['tikfinityUsername'] !== undefined);

/** A trigger without gift posts the same fields, empty. */
export const isWebhookGift = (data: JsonObject): boolean =>
  isWebhookBody(data) && giftIdOf(data['giftId']) !== null;

const gift = dialectOf({
  name: 'TikFinity webhook',
  wrote: isWebhookGift,
  head: (data) => ({
    msgId: null,
    time: null,
    room: null,
    account: textOf(data['tikfinityUsername']),
  }),
  user: (data) => ({ id: userIdOf(data['userId']), handle: idOf(data['username']) }),
  gift: (data) => ({
    receiver: { id: null, handle: null },
    anchor: null,
    giftId: giftIdOf(data['giftId']),
    name: textOf(data['giftName']),
    englishName: null,
    type: null,
    unit: null,
    repeatCount: repeatsOf(data['repeatCount']),
    ended: false,
    groupId: null,
  }),
  like: () => null,
  viewers: () => null,
  isComment: () => false,
  displayKey: () => null,
});

/**
 * The bodies that TikFinity posts to a webhook, stored one a line without an envelope.
 *
 * Traps:
 * - Everything is text, and a field without value is "".
 * - `coins` is the price of one gift to some of those who read it, and the worth of all to others. Neither is documented, so it
 *   is not counted: gifts are priced by their id, and `coins` is compared with both readings.
 * - No message id, streak id, type or time. Those who receive them see the ticks of one streak; which body is the last of
 *   it, none says.
 * - `value1` to `value3`, `content` and `commandParams` are what the user has set up.
 */
export const tikfinityWebhook: Dialect = {
  name: gift.name,
  read(kind, data, receivedAt) {
    const event = kind === 'gift' ? gift.read(kind, data, receivedAt) : null;
    return event?.kind === 'gift' ? { ...event, stated: positiveOf(data['coins']) } : null;
  },
};
