import { plainDigits } from './digits.ts';

/** Why a text is not a duration. */
export type DurationProblem =
  | 'not-a-duration'
  /** `150`: of what? */
  | 'no-unit'
  /** `2:30`: hours and minutes, or minutes and seconds? */
  | 'two-parts'
  | 'not-whole-seconds'
  | 'zero'
  | 'too-long';

/** Words for units as LIVE end screens write them; without trailing points. `saat` (Turkish hours, Malay seconds) is left out. */
const UNITS: Readonly<Record<number, string>> = {
  86400:
    'd day days tag tage tagen día días dia dias jour jours giorno giorni hari ngày gün วัน 日 天 일 дн день дня дней',
  3600: `h hr hrs hour hours std stunde stunden hora horas heure heures ora ore uur uren jam giờ sa ชม ชั่วโมง 時間 小时 小時 时 時
    시간 ч час часа часов год година години годин godz godzina godziny godzin hod tim timme timmar time timer óra ώρα ώρες
    ساعة ساعات ساعت घंटा घंटे`,
  60: `m min mins minute minutes minuten minuto minutos minuti minuut menit minit phút dk dakika นาที 分 分钟 分鐘 分間 분 мин
    минута минуты минут хв хвилина хвилини хвилин minuta minuty minut minuter minutter perc λεπτό λεπτά دقيقة دقائق دقیقه
    मिनट`,
  1: `s sec secs second seconds sek sekunde sekunden seg segundo segundos seconde secondes secondi seconden detik giây sn saniye
    วินาที 秒 초 с сек секунда секунды секунд sekunda sekundy sekund sekunder másodperc δευτερόλεπτα ثانية ثوان ثواني ثانیه
    सेकंड`,
};

let seconds: ReadonlyMap<string, bigint> | null = null;

/** Made when the first duration is read: most runs of the program read none. */
const secondsByWord = (): ReadonlyMap<string, bigint> =>
  (seconds ??= new Map(
    Object.entries(UNITS).flatMap(([length, words]) =>
      words
        .split(/\s+/)
        .map((word): [string, bigint] => [word.normalize('NFC').toLowerCase(), BigInt(length)]),
    ),
  ));

const LONGEST_TEXT = 64;
const LONGEST_SECONDS = 366n * 86_400n;

const CLOCK = /^(\d{1,4}):([0-5]\d):([0-5]\d)$/;
const ISO = /^P(?=[\dT])(?:\d+D)?(?:T(?=\d)(?:[\d.,]+H)?(?:[\d.,]+M)?(?:[\d.,]+S)?)?$/i;
/** What is no unit is found out by looking it up; Unicode classes would take longer to compile than all else here. */
const PART = /(\d+)(?:[.,](\d{1,2}))? ?([^\s\d.,:]+)\.?(?=[\d\s,]|$),? */uy;

/** `2h30m`, `150m`, `9000s`: what most files say. */
const SHORT = /^(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s)?$/;

function readShort(text: string): number | null {
  const [, h = '0', m = '0', s = '0'] = SHORT.exec(text) ?? [];
  const total = Number(h) * 3600 + Number(m) * 60 + Number(s);
  return total > 0 && total <= LONGEST_SECONDS ? total : null;
}

/**
 * A length of time as people write it: `2h30m`, `150m`, `9000s`, `2:10:05`, `PT2H`, `1.5h`, `2 jam 10 menit`, `2時間10分`.
 *
 * @returns whole seconds from 1 to 366 days, or why the text cannot be read in one way only
 */
export function readDuration(text: string): number | DurationProblem {
  const short = readShort(text);
  if (short !== null) return short;
  if (text.length > LONGEST_TEXT) return 'not-a-duration';
  const plain = plainDigits(text).normalize('NFC').toLowerCase();
  if (/^\d+([.,]\d+)?$/.test(plain)) return 'no-unit';
  if (/^\d+:\d+$/.test(plain)) return 'two-parts';
  const clock = CLOCK.exec(plain);
  if (clock) {
    const [, h = '', m = '', s = ''] = clock;
    return bounded(BigInt(h) * 3600n + BigInt(m) * 60n + BigInt(s));
  }
  return parts(ISO.test(plain) ? plain.replace(/[pt]/g, '') : plain);
}

/** Numbers with units, the larger before the smaller, each at most once. */
function parts(text: string): number | DurationProblem {
  let hundredths = 0n;
  let previous: bigint | null = null;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const match = PART.exec(text);
    if (!match) return 'not-a-duration';
    const [, whole = '', part = '', word = ''] = match;
    const unit = secondsByWord().get(word);
    if (unit === undefined || (previous !== null && unit >= previous)) return 'not-a-duration';
    previous = unit;
    hundredths += BigInt(whole + part.padEnd(2, '0')) * unit;
  }
  if (previous === null) return 'not-a-duration';
  return hundredths % 100n === 0n ? bounded(hundredths / 100n) : 'not-whole-seconds';
}

function bounded(total: bigint): number | DurationProblem {
  if (total === 0n) return 'zero';
  return total > LONGEST_SECONDS ? 'too-long' : Number(total);
}
