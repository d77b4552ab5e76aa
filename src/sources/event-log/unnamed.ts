import { idOf, isObject, type JsonObject, objectAt, textOf, timeOf } from './fields.ts';
import { isWebhookBody, isWebhookGift } from './dialects/tikfinity-webhook.ts';
import { isWireName } from './kinds.ts';

/**
 * A name for a payload that was written without an envelope: TikTok's own where the payload holds it, else what its fields
 * make it; `unnamed` for a message of a LIVE that is none of those counted. `null` for what shows no sign of being one: a JSON
 * object with a comment and a user can come from anywhere.
 */
export function nameOf(data: JsonObject): string | null {
  const common = objectAt(data, 'common');
  const method = textOf(common['method'] ?? data['method']);
  if (method !== null && isWireName(method)) return method;
  if (isWebhookBody(data)) return isWebhookGift(data) ? 'gift' : 'unnamed';
  // Viewer counts of connector 1.x bear no id, but always the list of those who gave most.
  if (data['viewerCount'] !== undefined && Array.isArray(data['topViewers'])) return 'roomUser';

  const event = objectAt(data, 'event');
  const message = idOf(data['msgId'] ?? common['msgId'] ?? common['msg_id'] ?? event['msgId']);
  const known = message !== null || (idOf(data['userId']) !== null && idOf(data['uniqueId']) !== null);
  if (!known) return null;
  const has = (...keys: readonly string[]): boolean => keys.some((key) => data[key] !== undefined);
  if (has('giftId', 'gift_id') ? has('repeatCount', 'repeat_count') : isObject(data['gift'])) return 'gift';
  if (has('likeCount', 'count') && has('totalLikeCount', 'total')) return 'like';
  if (has('viewerCount', 'ranks', 'ranksList', 'ranks_list')) return 'roomUser';
  if (has('comment', 'content')) return 'chat';
  if (has('displayType') || isObject(event['eventDetails'])) return 'social';
  const created = data['createTime'] ?? common['createTime'] ?? common['create_time'] ?? event['createTime'];
  return message !== null && timeOf(created) !== null ? 'unnamed' : null;
}
