declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/**
 * The platform's ids. Text always: they are 64-bit integers, and a JavaScript number silently rounds anything above 2^53.
 */
export type MessageId = Branded<'message'>;
export type UserId = Branded<'user'>;
export type RoomId = Branded<'room'>;
export type GiftId = Branded<'gift'>;

/*
 * Some recorders write no ids. What stands in for one has a space, which no id of the platform has, and is never shown.
 */
const NAME = 'name ';
const FILE = 'file ';

/** Under what gifts are counted that a recorder names and nothing more; `name` in one spelling, without control characters. */
export const giftNamed = (name: string): GiftId => (NAME + name) as GiftId;

/** The name in a {@link giftNamed}; `null` for an id of the platform. */
export const nameInId = (giftId: string): string | null =>
  giftId.startsWith(NAME) ? giftId.slice(NAME.length) : null;

/** The room of a recorder that writes one LIVE into several files and names no room: they still are one. */
export const roomOfFiles = (files: string): RoomId => (FILE + files) as RoomId;

export const isRoomOfFiles = (room: RoomId): boolean => room.startsWith(FILE);
