/**
 * The words after a shortened number, as the compact formats of the CLDR (47, `decimalFormats-short`) and TikTok's screens
 * write them, with the full words people copy. By power of ten, without trailing points.
 */
const POWERS: Readonly<Record<number, string>> = {
  3: `k rb ribu mil nghìn ngàn n tsd bin tys tis tuh tūkst ezer mii ming мың тыс тис хил хиљ χιλ ألف آلاف هزار ہزار אלף
    हज़ार ह হা হাজার હજાર ਹਜ਼ਾਰ พัน ພັນ ពាន់ ထောင် 千 천`,
  4: 'w 万 萬 만 หมื่น သောင်း',
  5: 'lakh lac लाख লা লাখ લાખ ਲੱਖ لاکھ แสน',
  6: `m mi mio mln mn jt juta j tr triệu milj mill million millionen millones milhões milioni milyon млн мил εκ مليون
    میلیون מיליון ล้าน ລ້ານ លាន သန်း`,
  7: 'crore cr करोड़ कोटी কো কোটি કરોડ ਕਰੋੜ کروڑ ကုဋေ',
  8: '億 亿 억',
  9: 'bn bi md mrd mld mlr mlrd mljrd mia mr milyar miliar tỷ млрд مليار میلیارد δισ',
};

/** Suffixes that mean different numbers in different languages, and why the user is asked. */
const AMBIGUOUS: ReadonlyMap<string, string> = new Map([
  ['b', 'B is a billion in English and a thousand in Turkish'],
  ['t', 'T is a thousand in Danish, a billion in Vietnamese and a trillion in English'],
  ['tn', 'tn is a thousand in Swedish and a trillion in English'],
  ['mil.', 'mil. is a million in Czech and Romanian, and mil a thousand in Spanish and Portuguese'],
]);

const spelling = (text: string): string => text.normalize('NFC').toLowerCase();

let powers: ReadonlyMap<string, number> | null = null;

/** Made when the first suffix is read: plain numbers need none of it. */
const powersByWord = (): ReadonlyMap<string, number> =>
  (powers ??= new Map(
    Object.entries(POWERS).flatMap(([power, words]) =>
      words.split(/\s+/).map((word): [string, number] => [spelling(word), Number(power)]),
    ),
  ));

export type Suffix =
  | { readonly kind: 'power'; readonly power: number; readonly eastAsian: boolean }
  | { readonly kind: 'ambiguous'; readonly why: string }
  | { readonly kind: 'unknown' };

/** The power of ten a suffix stands for. Case never matters; a trailing point only where it tells two languages apart. */
export function readSuffix(text: string): Suffix {
  const word = spelling(text);
  const bare = word.replace(/\.$/, '');
  const why = AMBIGUOUS.get(word) ?? AMBIGUOUS.get(bare);
  if (why !== undefined) return { kind: 'ambiguous', why };
  const power = powersByWord().get(bare);
  if (power === undefined) return { kind: 'unknown' };
  return { kind: 'power', power, eastAsian: /[\p{Script=Han}\p{Script=Hangul}]/u.test(word) };
}
