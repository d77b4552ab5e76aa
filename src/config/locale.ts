import { nearestWord } from '../diagnostics/nearest.ts';

/** Locales that are offered where one is to be chosen; any other that the running Node knows will do, too. */
export const COMMON_LOCALES = [
  'ar-EG',
  'de-DE',
  'en-GB',
  'en-IN',
  'en-US',
  'es-ES',
  'es-MX',
  'fa-IR',
  'fr-FR',
  'hi-IN',
  'id-ID',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'ru-RU',
  'th-TH',
  'tr-TR',
  'uk-UA',
  'vi-VN',
  'zh-CN',
] as const;

/**
 * A locale as BCP 47 writes it: `de-de` is `de-DE`; `null` when the text is none. A language of more than three letters is none,
 * although its form would allow it: nobody has registered one, and `german` is a slip.
 */
export function canonicalLocale(text: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.trim());
    return /^[a-z]{2,3}(?:-|$)/.test(tag) ? tag : null;
  } catch {
    return null;
  }
}

/** What to give instead of a text that is no locale: the one that it may have been, such as `de-DE` for `de_DE.UTF-8`. */
export function expectedLocale(text: string): string {
  const near = ofSystem(text) ?? nearestWord(text, COMMON_LOCALES) ?? ofLanguage(text);
  return near === null ? 'a language tag such as de-DE' : `a language tag: ${near}`;
}

/** As systems write it: `de_DE.UTF-8`. */
const ofSystem = (text: string): string | null =>
  canonicalLocale(text.replace(/[.@].*$/, '').replaceAll('_', '-'));

/** By the name of the language, in English or in the language itself. */
function ofLanguage(text: string): string | null {
  const typed = text.trim().toLowerCase();
  return (
    COMMON_LOCALES.find((tag) => {
      const language = tag.slice(0, 2);
      return ['en', language].some(
        (speaker) =>
          new Intl.DisplayNames(speaker, { type: 'language' }).of(language)?.toLowerCase() === typed,
      );
    }) ?? null
  );
}

/** Whether the running Node has data for it, or for its language; without, Intl would take the machine's locale. */
export const isKnownLocale = (tag: string): boolean => Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
