declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/**
 * The platform's ids. Text always: they are 64-bit integers, and a JavaScript number silently rounds anything above 2^53.
 */
export type MessageId = Branded<'message'>;
export type UserId = Branded<'user'>;
export type RoomId = Branded<'room'>;
export type GiftId = Branded<'gift'>;
