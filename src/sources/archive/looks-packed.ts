/** A local file header of ZIP, whose bytes are all below 128 and so are themselves in text. */
export const looksPacked = (head: string): boolean => head.startsWith('PK\u0003\u0004');
