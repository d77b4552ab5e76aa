/** What a column of an unknown gift table holds, by its name: lower case, letters only. */
const MEANINGS = {
  name: 'gift giftname nameofgift item itemname 礼物 礼物名称 ギフト ギフト名 선물 regalo presente hadiah quà',
  giftId: 'giftid idgift',
  count: 'count repeatcount giftcount quantity qty times 数量 個数 개수',
  /** Coins, of one gift or of all. */
  value: `diamonds diamond diamondcount diamondvalue coins coin coincount coinvalue value giftvalue price giftprice cost
    giftcost 钻石 钻石价值 ダイヤ コイン 다이아몬드`,
  unit: 'unitprice unitvalue coinseach diamondseach diamondeach coineach coinspergift diamondspergift priceeach',
  total: `total totalvalue totaldiamonds totaldiamond totalcoins totalcoin totalcost totalprice diamondtotal coinstotal
    diamondstotal coinvaluetotal`,
  sender: 'userid uniqueid username user sender senderid gifter from handle viewer',
  live: 'sessionid session roomid room streamid stream liveid',
} as const;

export type Meaning = keyof typeof MEANINGS;

const meanings = new Map(
  Object.entries(MEANINGS).flatMap(([meaning, words]) =>
    words.split(/\s+/).map((word): [string, Meaning] => [word, meaning as Meaning]),
  ),
);

/** Where each kind of column stands; the first of a kind. */
export type Columns = Partial<Readonly<Record<Meaning, number>>>;

export function columnsOf(header: readonly string[]): Columns {
  const found: Partial<Record<Meaning, number>> = {};
  header.forEach((cell, at) => {
    const meaning = meanings.get(
      cell
        .toLowerCase()
        .normalize('NFC')
        .replace(/[^\p{L}\p{M}]/gu, ''),
    );
    if (meaning !== undefined) found[meaning] ??= at;
  });
  return found;
}
