/**
 * Records as recorders write them, in three shapes: `flat` (connector 1.x and TikFinity, about 1.3 KB), `nested` (connector 2.3 to
 * 2.5, 5 to 7 KB) and `small` (a hand-written recorder that keeps the fields it needs, about 170 bytes). Values are invented;
 * keys, their order and the lengths of texts are those of real payloads. 45 % likes, 25 % joins, 20 % comments, 5 % viewer counts,
 * 4 % gifts, 1 % follows.
 */

const START = 1_786_356_000_000;
const GIFTS = [
  { id: 5655, name: 'Rose', type: 1, coins: 1 },
  { id: 5487, name: 'Finger Heart', type: 1, coins: 5 },
  { id: 5879, name: 'Doughnut', type: 1, coins: 30 },
  { id: 6369, name: 'Lion', type: 2, coins: 29_999 },
];
const WORDS =
  'hello from Lisbon how are you doing tonight love this song ❤️ play the next one please "quoted" hi'.split(
    ' ',
  );

/** Deterministic, so that every run counts the same log. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const hex = (random, length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');

/** Some thousand viewers, made once: their payload parts are the same in every record they cause, as in real logs. */
function viewersOf(random) {
  return Array.from({ length: 2000 }, (_, index) => {
    const id = `70000000000${String(10_000_000 + index)}`;
    const avatar = (size) =>
      `https://p16-sign-va.tiktokcdn.com/tos-maliva-avt-0068/${hex(random, 32)}~tplv-tiktokx-cropcenter:${size}:${size}.webp?dr=14579&refresh_token=${hex(random, 8)}&x-expires=1786500000&x-signature=${hex(random, 28)}%3D&t=4d5b0474&ps=13740610&shp=fdd36af4&shcp=fdd36af4&idc=maliva`;
    return {
      id,
      handle: `viewer_${index}`,
      nickname: `Viewer ${index} ✨`,
      secUid: `MS4wLjABAAAA${hex(random, 52)}`,
      avatar,
    };
  });
}

function flatUser(viewer) {
  return {
    userId: viewer.id,
    secUid: viewer.secUid,
    uniqueId: viewer.handle,
    nickname: viewer.nickname,
    profilePictureUrl: viewer.avatar(100),
    followRole: 0,
    userBadges: [{ type: 'privilege', privilegeId: '7138381861675341604', level: 21, badgeSceneType: 8 }],
    userSceneTypes: [8],
    userDetails: { createTime: '0', bioDescription: '', profilePictureUrls: [viewer.avatar(48)] },
    followInfo: { followingCount: 289, followerCount: 6245, followStatus: 0, pushStatus: 0 },
    isModerator: false,
    isNewGifter: false,
    isSubscriber: false,
    topGifterRank: null,
    gifterLevel: 21,
    teamMemberLevel: 0,
  };
}

const flat = {
  like: ({ viewer, msgId, time, batch, total }) => ({
    event: 'like',
    data: {
      likeCount: batch,
      totalLikeCount: total,
      ...flatUser(viewer),
      msgId,
      createTime: String(time),
      displayType: 'pm_mt_msg_viewer',
      label: '{0:user} liked the LIVE',
    },
  }),
  join: ({ viewer, msgId, time }) => ({
    event: 'member',
    data: {
      actionId: 1,
      ...flatUser(viewer),
      msgId,
      createTime: String(time),
      displayType: 'live_room_enter_toast',
      label: '{0:user} joined',
    },
  }),
  comment: ({ viewer, msgId, time, text }) => ({
    event: 'chat',
    data: { emotes: [], comment: text, ...flatUser(viewer), msgId, createTime: String(time) },
  }),
  viewers: ({ viewers, now }) => ({
    event: 'roomUser',
    data: {
      topViewers: viewers.slice(0, 3).map((viewer) => ({ user: flatUser(viewer), coinCount: 0 })),
      viewerCount: now,
    },
  }),
  gift: ({ viewer, msgId, time, gift, repeats, ended, group }) => ({
    event: 'gift',
    data: {
      giftId: gift.id,
      repeatCount: repeats,
      groupId: group,
      ...flatUser(viewer),
      msgId,
      createTime: String(time),
      displayType: 'webcast_aweme_gift_send_messageNew',
      label: '{0:user} sent {1:gift} × {2:string}',
      repeatEnd: ended,
      gift: { gift_id: gift.id, repeat_count: repeats, repeat_end: ended ? 1 : 0, gift_type: gift.type },
      describe: `sent ${gift.name}`,
      giftType: gift.type,
      diamondCount: gift.coins,
      giftName: gift.name,
      giftPictureUrl: viewer.avatar(96),
      timestamp: time + 1,
      receiverUserId: '7000000000000000001',
    },
  }),
  follow: ({ viewer, msgId, time }) => ({
    event: 'follow',
    data: {
      ...flatUser(viewer),
      msgId,
      createTime: String(time),
      displayType: 'pm_main_follow_message_viewer_2',
      label: '{0:user} followed the LIVE creator',
    },
  }),
};

const image = (viewer, size) => ({
  urlList: [viewer.avatar(size), viewer.avatar(size), viewer.avatar(size)],
  uri: '',
  height: 0,
  width: 0,
  avgColor: '#B3A68F',
  imageType: 0,
  openWebUrl: '',
  isAnimated: false,
});

function nestedUser(viewer) {
  return {
    id: viewer.id,
    idStr: viewer.id,
    nickname: viewer.nickname,
    bioDescription: '',
    level: 0,
    avatarThumb: image(viewer, 100),
    avatarMedium: image(viewer, 720),
    avatarLarge: image(viewer, 1080),
    verified: false,
    status: 0,
    createTime: '0',
    modifyTime: '0',
    secret: 0,
    topVipNo: 0,
    payScore: '0',
    ticketCount: '0',
    followInfo: { followingCount: '289', followerCount: '6245', followStatus: '0', pushStatus: '0' },
    displayId: viewer.handle,
    secUid: viewer.secUid,
    badgeList: [
      {
        displayType: 1,
        priorityType: 20,
        badgeScene: 8,
        image: image(viewer, 64),
        openWebUrl: '',
        display: true,
        logExtra: {
          dataVersion: '2',
          privilegeId: '7138381747292526756',
          privilegeOrderId: 'mock_fix_width_transparent_7138381747292526756',
          level: '21',
        },
      },
    ],
    isFollower: false,
    isFollowing: false,
  };
}

const common = (method, { msgId, time }) => ({
  method,
  msgId,
  roomId: '7672330000000000000',
  createTime: String(time),
  monitor: 0,
  isShowMsg: true,
  describe: '',
  displayText: {
    key: 'pm_mt_msg_viewer',
    defaultPattern: '{0:user} did something',
    defaultFormat: { color: '#ffffffff', bold: false, italic: false, weight: 400 },
    pieces: [],
  },
  foldType: '0',
  anchorFoldType: '0',
  priorityScore: '100',
  logId: '2026081007331501234567890ABCDEF',
});

const nested = {
  like: (at) => ({
    event: 'like',
    data: {
      common: common('WebcastLikeMessage', at),
      count: at.batch,
      total: String(at.total),
      color: 0,
      user: nestedUser(at.viewer),
      icons: [],
      specifiedDisplayText: [],
      effectCnt: '0',
      linkmicGuestLikeGuestId: '0',
      roomMessageHeatLevel: '2',
    },
  }),
  join: (at) => ({
    event: 'member',
    data: {
      common: common('WebcastMemberMessage', at),
      user: nestedUser(at.viewer),
      memberCount: 350,
      isSetToAdmin: false,
      isTopUser: false,
      rankScore: '0',
      topUserNo: '0',
      enterType: '0',
      action: '1',
      actionDescription: '',
      userId: '0',
      clientEnterSource: 'homepage_hot-live_cell',
      clientEnterType: 'draw',
    },
  }),
  comment: (at) => ({
    event: 'chat',
    data: {
      common: common('WebcastChatMessage', at),
      user: nestedUser(at.viewer),
      content: at.text,
      visibleToSender: false,
      backgroundColor: '',
      contentLanguage: 'en',
      emotes: [],
      userIdentity: {
        isGiftGiverOfAnchor: false,
        isSubscriberOfAnchor: false,
        isMutualFollowingWithAnchor: false,
        isFollowerOfAnchor: true,
        isModeratorOfAnchor: false,
        isAnchor: false,
      },
    },
  }),
  viewers: (at) => ({
    event: 'roomUser',
    data: {
      common: common('WebcastRoomUserSeqMessage', at),
      ranks: [{ score: '0', user: nestedUser(at.viewer), rank: '1', delta: '0' }],
      total: String(at.now),
      popStr: '',
      seats: [],
      popularity: '0',
      totalUser: String(at.ever),
      anonymous: '0',
    },
  }),
  gift: (at) => ({
    event: 'gift',
    data: {
      common: common('WebcastGiftMessage', at),
      giftId: String(at.gift.id),
      fanTicketCount: 0,
      groupCount: 1,
      repeatCount: at.repeats,
      comboCount: at.repeats,
      user: nestedUser(at.viewer),
      toUser: {
        id: '7000000000000000001',
        idStr: '7000000000000000001',
        displayId: 'the_host',
        nickname: 'Host',
      },
      repeatEnd: at.ended ? 1 : 0,
      groupId: at.group,
      gift: {
        image: image(at.viewer, 96),
        describe: `Sent ${at.gift.name}`,
        id: String(at.gift.id),
        type: at.gift.type,
        diamondCount: at.gift.coins,
        name: at.gift.name,
        combo: at.gift.type === 1,
      },
      sendType: '1',
      monitorInfo: {
        anchorId: '7000000000000000001',
        toUserId: '7000000000000000001',
        sendGiftSendMessageSuccessMs: String(at.time + 3),
      },
    },
  }),
  follow: (at) => ({
    event: 'follow',
    data: {
      common: common('WebcastSocialMessage', at),
      user: nestedUser(at.viewer),
      shareType: '0',
      action: '1',
      shareTarget: '',
      followCount: '6246',
    },
  }),
};

const small = {
  like: ({ viewer, msgId, time, batch, total }) => ({
    event: 'like',
    data: {
      msgId,
      createTime: String(time),
      userId: viewer.id,
      uniqueId: viewer.handle,
      likeCount: batch,
      totalLikeCount: total,
    },
  }),
  join: ({ viewer, msgId, time }) => ({
    event: 'member',
    data: { msgId, createTime: String(time), userId: viewer.id, uniqueId: viewer.handle, actionId: 1 },
  }),
  comment: ({ viewer, msgId, time, text }) => ({
    event: 'chat',
    data: { msgId, createTime: String(time), userId: viewer.id, uniqueId: viewer.handle, comment: text },
  }),
  viewers: ({ now }) => ({ event: 'roomUser', data: { viewerCount: now, topViewers: [] } }),
  gift: ({ viewer, msgId, time, gift, repeats, ended, group }) => ({
    event: 'gift',
    data: {
      msgId,
      createTime: String(time),
      userId: viewer.id,
      uniqueId: viewer.handle,
      giftId: gift.id,
      giftName: gift.name,
      giftType: gift.type,
      diamondCount: gift.coins,
      repeatCount: repeats,
      repeatEnd: ended,
      groupId: group,
    },
  }),
  follow: ({ viewer, msgId, time }) => ({
    event: 'follow',
    data: { msgId, createTime: String(time), userId: viewer.id, uniqueId: viewer.handle },
  }),
};

const SHAPES = { flat, nested, small };

/** Endless lines of one LIVE, in the order in which they happened. Streaks are logged tick by tick, as the connectors do. */
export function* lines(shape, seed = 1) {
  const make = SHAPES[shape];
  const random = randomFrom(seed);
  const viewers = viewersOf(random);
  let time = START;
  let total = 1000;
  let ever = 400;
  let id = 7_672_330_000_000n;
  const streaks = [];
  for (;;) {
    time += Math.floor(random() * 40);
    id += 1n;
    const viewer = viewers[Math.floor(random() ** 2 * viewers.length)];
    const at = {
      viewer,
      viewers,
      time,
      msgId: `${id}${String(Math.floor(random() * 1e6)).padStart(6, '0')}`,
    };
    const kind = random();
    let record;
    if (kind < 0.45) {
      const batch = 1 + Math.floor(random() * 15);
      total += batch;
      record = make.like({ ...at, batch, total });
    } else if (kind < 0.7) {
      ever += 1;
      record = make.join(at);
    } else if (kind < 0.9) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 9) },
        () => WORDS[Math.floor(random() * WORDS.length)],
      ).join(' ');
      record = make.comment({ ...at, text });
    } else if (kind < 0.95) record = make.viewers({ ...at, now: 300 + Math.floor(random() * 100), ever });
    else if (kind < 0.99) {
      let streak = streaks.length > 5 ? streaks.shift() : undefined;
      if (streak === undefined) {
        const gift = GIFTS[Math.min(3, Math.floor(random() * 3.02))];
        streak = {
          viewer,
          gift,
          group: String(time),
          repeats: 0,
          until: gift.type === 1 ? 1 + Math.floor(random() * 6) : 1,
        };
      }
      const ended = streak.gift.type === 1 && streak.repeats === streak.until;
      if (!ended) streak.repeats += 1;
      record = make.gift({ ...at, ...streak, ended });
      if (!ended && streak.gift.type === 1) streaks.push(streak);
    } else record = make.follow(at);
    yield `${JSON.stringify(record)}\n`;
  }
}
